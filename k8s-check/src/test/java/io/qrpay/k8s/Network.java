package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All is forbidden but what the code needs: where it listens and whom it calls. */
final class Network {
    private static final String DNS = "kube-system/kube-dns:53";

    private Network() {}

    static Stream<String> open(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var closed = cluster.all("NetworkPolicy")
                .filter(policy -> policy.at("/spec/podSelector").isEmpty())
                .filter(policy -> policy.at("/spec/ingress").isMissingNode()
                        && policy.at("/spec/egress").isMissingNode())
                .anyMatch(policy -> Set.copyOf(Manifest.strings(policy.at("/spec/policyTypes")))
                        .equals(Set.of("Ingress", "Egress")));
        return closed ? Stream.empty() : Stream.of("no policy forbids everything that no other one allows");
    }

    static Stream<String> different(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var found = new ArrayList<String>();
        for (var service : Code.SERVICES) {
            var labels = cluster.deployment(service).podLabels();
            compare(found, service + " is called by", callers(cluster, labels), neededCallers(service));
            compare(found, service + " calls", called(cluster, labels), neededCalls(service));
        }
        cluster.all("Job").forEach(job -> {
            compare(found, job + " is called by", callers(cluster, job.podLabels()), Set.of());
            compare(found, job + " calls", called(cluster, job.podLabels()), Set.of(DNS, "/qrpay:5432"));
        });
        cluster.all("NetworkPolicy")
                .filter(policy -> !policy.at("/spec/podSelector").isEmpty())
                .filter(policy ->
                        allLabels(cluster).noneMatch(labels -> Names.selects(policy.at("/spec/podSelector"), labels)))
                .forEach(policy -> found.add(policy + " is about nobody"));
        return found.stream();
    }

    private static Stream<Map<String, String>> allLabels(Cluster cluster) {
        return Stream.concat(
                cluster.withPods().map(Manifest::podLabels),
                cluster.all("Cluster").map(database -> Map.of("cnpg.io/cluster", database.name())));
    }

    private static void compare(List<String> found, String what, Set<String> allowed, Set<String> needed) {
        if (!allowed.equals(needed)) {
            found.add("%s %s by policy, and should be %s".formatted(what, allowed, needed));
        }
    }

    private static Set<String> neededCallers(String service) {
        var callers = new TreeSet<>(Set.of("monitoring/:management"));
        if (!Code.publicPaths(service).isEmpty()) {
            callers.add("ingress/:http");
        }
        return callers;
    }

    private static Set<String> neededCalls(String service) {
        var calls = new TreeSet<>(Set.of(DNS, "kafka/qrpay:9093", "0.0.0.0/0:443"));
        if (Code.modules(service).contains("tracing")) {
            calls.add("observability/:4317");
        }
        if (Code.hasDatabase(service)) {
            calls.add("/qrpay:5432");
        }
        return calls;
    }

    private static Set<String> callers(Cluster cluster, Map<String, String> labels) {
        return ends(cluster, labels, "ingress", "from");
    }

    private static Set<String> called(Cluster cluster, Map<String, String> labels) {
        return ends(cluster, labels, "egress", "to");
    }

    /** {@code namespace/pods:port}; everybody where a rule names nobody. */
    private static Set<String> ends(Cluster cluster, Map<String, String> labels, String way, String side) {
        return cluster.all("NetworkPolicy")
                .filter(policy -> Names.selects(policy.at("/spec/podSelector"), labels))
                .flatMap(policy -> Manifest.items(policy.at("/spec").path(way)))
                .flatMap(rule -> peers(rule.path(side))
                        .flatMap(peer -> ports(rule.path("ports")).map(port -> peer + ":" + port)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> peers(JsonNode peers) {
        return peers.isEmpty() ? Stream.of("everybody") : Manifest.items(peers).map(Network::peer);
    }

    private static String peer(JsonNode peer) {
        return peer.has("ipBlock")
                ? peer.at("/ipBlock/cidr").asText()
                : String.join(
                                "",
                                Manifest.texts(peer.at("/namespaceSelector/matchLabels"))
                                        .values()) + "/"
                        + String.join(
                                "",
                                Manifest.texts(peer.at("/podSelector/matchLabels"))
                                        .values());
    }

    private static Stream<String> ports(JsonNode ports) {
        return ports.isEmpty()
                ? Stream.of("any")
                : Manifest.items(ports).map(port -> port.path("port").asText());
    }
}
