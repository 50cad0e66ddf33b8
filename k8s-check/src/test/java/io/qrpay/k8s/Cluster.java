package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that one overlay brings to a cluster. */
record Cluster(Overlay overlay, List<Manifest> manifests) {
    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Stream<Manifest> named(String kind, String name) {
        return all(kind).filter(manifest -> manifest.name().equals(name));
    }

    Manifest one(String kind, String name) {
        return named(kind, name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no %s %s in %s".formatted(kind, name, overlay)));
    }

    /** The deployments of our own services, the simulator not among them. */
    Stream<Manifest> services() {
        return all("Deployment").filter(deployment -> Code.SERVICES.contains(deployment.name()));
    }

    Manifest deployment(String service) {
        return one("Deployment", service);
    }

    Stream<Manifest> withPods() {
        return manifests.stream().filter(Manifest::makesPods);
    }

    /** The values that a container gets by its ConfigMaps and written out; what comes from secrets has no value here. */
    Map<String, String> environment(JsonNode container) {
        var fromMaps = Manifest.items(container.path("envFrom"))
                .map(from -> from.at("/configMapRef/name").asText())
                .flatMap(name -> named("ConfigMap", name))
                .flatMap(map -> Manifest.texts(map.at("/data")).entrySet().stream());
        var written = Manifest.items(container.path("env"))
                .map(variable -> Map.entry(
                        variable.path("name").asText(), variable.path("value").asText()));
        return Stream.concat(fromMaps, written)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (map, own) -> own));
    }

    Map<String, String> environment(String service) {
        return environment(deployment(service).containers().findFirst().orElseThrow());
    }

    /** The keys of a secret that will be there, by whoever makes it; nothing when nobody does. */
    Set<String> secretKeys(String name) {
        return Stream.of(
                        named("Secret", name).flatMap(secret -> Manifest.texts(secret.at("/data")).keySet().stream()),
                        all("ExternalSecret")
                                .filter(secret ->
                                        secret.at("/spec/target/name").asText().equals(name))
                                .flatMap(secret -> Manifest.items(secret.at("/spec/data")))
                                .map(data -> data.path("secretKey").asText()),
                        named("KafkaUser", name)
                                .flatMap(user ->
                                        Stream.of("user.p12", "user.password", "user.crt", "user.key", "ca.crt")),
                        all("Cluster")
                                .filter(database -> name.equals(database.name() + "-ca"))
                                .map(database -> "ca.crt"))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }
}
