package io.qrpay.k8s;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whoever reads from Kafka scales by its lag; who is called scales by CPU; two of each at least. */
final class Scaling {
    private Scaling() {}

    static Stream<String> wrong(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        return cluster.services().flatMap(service -> {
            var found = new ArrayList<String>();
            var lag = aimedAt(cluster, "ScaledObject", service);
            var cpu = aimedAt(cluster, "HorizontalPodAutoscaler", service);
            var fixed = service.at("/spec").has("replicas") ? 1 : 0;
            if (lag.size() + cpu.size() + fixed != 1) {
                found.add(service + " is scaled by " + (lag.size() + cpu.size() + fixed) + " and not by one");
            }
            var least = Stream.of(
                            lag.stream()
                                    .map(one -> one.at("/spec/minReplicaCount").asInt()),
                            cpu.stream().map(one -> one.at("/spec/minReplicas").asInt()),
                            Stream.of(service.at("/spec/replicas").asInt()))
                    .flatMap(counts -> counts)
                    .max(Integer::compare)
                    .orElseThrow();
            if (least < 2) {
                found.add(service + " may be a single replica");
            }
            lag.forEach(one -> byLag(service.name(), one, found));
            if (lag.isEmpty() && !Channels.of(service.name()).shared().isEmpty()) {
                found.add(service + " reads from Kafka and is not scaled by its lag");
            }
            return found.stream();
        });
    }

    private static List<Manifest> aimedAt(Cluster cluster, String kind, Manifest service) {
        return cluster.all(kind)
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(service.name()))
                .toList();
    }

    private static void byLag(String service, Manifest scaler, List<String> found) {
        var watched = new TreeMap<String, String>();
        Manifest.items(scaler.at("/spec/triggers"))
                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                .map(trigger -> Manifest.texts(trigger.path("metadata")))
                .forEach(lag -> watched.put(lag.getOrDefault("topic", ""), lag.getOrDefault("consumerGroup", "")));
        var read = Channels.of(service).shared();
        if (!watched.equals(read)) {
            found.add("%s looks at %s, the service reads %s".formatted(scaler, watched, read));
        }
        var partitions = read.keySet().stream()
                .mapToInt(topic -> Code.topics()
                        .getOrDefault(topic, MissingNode.getInstance())
                        .path("partitions")
                        .asInt())
                .min()
                .orElse(0);
        if (scaler.at("/spec/maxReplicaCount").asInt() > partitions) {
            found.add("%s allows more than %d replicas, and the rest would read nothing".formatted(scaler, partitions));
        }
        if (scaler.at("/spec/maxReplicaCount").asInt()
                < Math.max(2, scaler.at("/spec/minReplicaCount").asInt())) {
            found.add(scaler + " allows fewer at most than at least");
        }
    }
}
