package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names lead to something, and to one thing. */
final class Names {
    /** Keys of this checkout's issuer, on somebody's own machine. */
    private static final String BROUGHT_BY_HAND = "issuer-keys";

    private static final String FILES = "/etc/qrpay/";

    private Names() {}

    static Stream<String> repeated(Cluster cluster) {
        return cluster.manifests().stream()
                .map(Manifest::toString)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(counted -> counted.getValue() > 1)
                .map(counted -> counted.getKey() + " is there " + counted.getValue() + " times");
    }

    static Stream<String> dangling(Cluster cluster) {
        return Stream.of(
                        cluster.withPods().flatMap(pods -> danglingOf(cluster, pods)),
                        cluster.services().flatMap(service -> danglingFiles(cluster, service)),
                        cluster.all("TriggerAuthentication")
                                .flatMap(way -> Manifest.items(way.at("/spec/secretTargetRef"))
                                        .flatMap(ref -> danglingSecret(cluster, way, ref))))
                .flatMap(found -> found);
    }

    /** A service that is told of a file finds it in a volume of its own. */
    private static Stream<String> danglingFiles(Cluster cluster, Manifest service) {
        return service.containers()
                .flatMap(container -> cluster.environment(container).values().stream()
                        .filter(file -> file.startsWith(FILES))
                        .filter(file -> Manifest.items(container.path("volumeMounts"))
                                .noneMatch(mount -> holds(cluster, service, mount, file)))
                        .map(file -> "%s: there is no file %s".formatted(service, file)));
    }

    private static boolean holds(Cluster cluster, Manifest service, JsonNode mount, String file) {
        var folder = mount.path("mountPath").asText() + "/";
        return file.startsWith(folder)
                && Manifest.items(service.podSpec().path("volumes"))
                        .filter(volume -> volume.path("name").equals(mount.path("name")))
                        .map(volume -> volume.at("/secret/secretName").asText())
                        .anyMatch(secret -> cluster.secretKeys(secret).contains(file.substring(folder.length())));
    }

    private static Stream<String> danglingOf(Cluster cluster, Manifest pods) {
        return Stream.of(
                        pods.containers()
                                .flatMap(container -> Manifest.items(container.path("env")))
                                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                                .filter(JsonNode::isObject)
                                .flatMap(ref -> danglingSecret(cluster, pods, ref)),
                        pods.containers()
                                .flatMap(container -> Manifest.items(container.path("envFrom")))
                                .flatMap(from -> danglingMap(cluster, pods, from.at("/configMapRef/name"))),
                        Manifest.items(pods.podSpec().path("volumes"))
                                .flatMap(volume -> danglingVolume(cluster, pods, volume)),
                        pods.containers().flatMap(container -> danglingMounts(pods, container)),
                        account(cluster, pods))
                .flatMap(found -> found);
    }

    private static Stream<String> danglingSecret(Cluster cluster, Manifest of, JsonNode ref) {
        var name = ref.path("name").asText();
        var key = ref.path("key").asText();
        return cluster.secretKeys(name).contains(key)
                ? Stream.empty()
                : Stream.of("%s: nobody makes key %s of secret %s".formatted(of, key, name));
    }

    private static Stream<String> danglingMap(Cluster cluster, Manifest of, JsonNode name) {
        return cluster.named("ConfigMap", name.asText()).findAny().isPresent()
                        || (!cluster.overlay().isForPeople() && name.asText().equals(BROUGHT_BY_HAND))
                ? Stream.empty()
                : Stream.of("%s: there is no ConfigMap %s".formatted(of, name.asText()));
    }

    private static Stream<String> danglingVolume(Cluster cluster, Manifest of, JsonNode volume) {
        if (volume.has("configMap")) {
            return danglingMap(cluster, of, volume.at("/configMap/name"));
        }
        var secret = volume.at("/secret/secretName").asText();
        if (secret.isEmpty()) {
            return Stream.empty();
        }
        var keys = cluster.secretKeys(secret);
        var missing = Manifest.items(volume.at("/secret/items"))
                .map(item -> item.path("key").asText())
                .filter(key -> !keys.contains(key))
                .map(key -> "%s: nobody makes key %s of secret %s".formatted(of, key, secret));
        return keys.isEmpty() ? Stream.of("%s: nobody makes secret %s".formatted(of, secret)) : missing;
    }

    private static Stream<String> danglingMounts(Manifest of, JsonNode container) {
        var volumes = Manifest.items(of.podSpec().path("volumes"))
                .map(volume -> volume.path("name").asText())
                .toList();
        return Manifest.items(container.path("volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .filter(name -> !volumes.contains(name))
                .map(name -> "%s: there is no volume %s".formatted(of, name));
    }

    private static Stream<String> account(Cluster cluster, Manifest pods) {
        var account = pods.podSpec().path("serviceAccountName").asText();
        return account.isEmpty()
                        || cluster.named("ServiceAccount", account).findAny().isPresent()
                ? Stream.empty()
                : Stream.of("%s: there is no ServiceAccount %s".formatted(pods, account));
    }

    /** Whether pods with these labels are meant. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return Manifest.texts(selector.path("matchLabels")).entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && Manifest.items(selector.path("matchExpressions"))
                        .allMatch(wanted -> Manifest.strings(wanted.path("values"))
                                .contains(labels.get(wanted.path("key").asText())));
    }
}
