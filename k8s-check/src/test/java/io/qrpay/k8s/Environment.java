package io.qrpay.k8s;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services are told is what they understand, all that they need, and no secret for everybody to read. */
final class Environment {
    private static final Pattern SECRET = Pattern.compile(".*(?:SECRET|PASSWORD|PRIVATE|JAAS).*|.*(?:_TOKEN|_KEY)$");
    private static final Pattern PLACE = Pattern.compile(".*(?:_LOCATION|_TYPE|_FILE)$");
    private static final Pattern IN_ADDRESS = Pattern.compile("://[^/]*:[^/]*@|password=");

    private static final List<String> BROKER = List.of("KAFKA_BOOTSTRAP_SERVERS");
    private static final List<String> ISSUER = List.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_AUDIENCE");

    private Environment() {}

    /** Pods of our services, as deployment or as migration. */
    private static Stream<Map.Entry<String, Manifest>> ours(Cluster cluster) {
        return cluster.withPods()
                .flatMap(pods -> pods.containers()
                        .map(container -> container.path("name").asText())
                        .filter(Code.SERVICES::contains)
                        .map(service -> Map.entry(service, pods)));
    }

    static Stream<String> notUnderstood(Cluster cluster) {
        var settings = Code.SERVICES.stream().collect(Collectors.toMap(service -> service, Settings::of));
        return ours(cluster)
                .flatMap(one -> names(cluster, one.getValue())
                        .filter(name -> !settings.get(one.getKey()).understands(name))
                        .map(name -> one.getValue() + " is told " + name + ", which " + one.getKey()
                                + " does not know at run time"));
    }

    static Stream<String> missing(Cluster cluster) {
        return ours(cluster).flatMap(one -> {
            var told = names(cluster, one.getValue()).collect(Collectors.toSet());
            var needed = Stream.of(Settings.of(one.getKey()).required().stream(), BROKER.stream(), issuer(one.getKey()))
                    .flatMap(names -> names);
            return needed.filter(name -> !told.contains(name)).map(name -> one.getValue() + " is not told " + name);
        });
    }

    /** Who asks for access tokens must be told whose are believed. */
    private static Stream<String> issuer(String service) {
        return Code.modules(service).contains("access") ? ISSUER.stream() : Stream.empty();
    }

    private static Stream<String> names(Cluster cluster, Manifest pods) {
        return pods.containers().flatMap(container -> cluster.environment(container).keySet().stream());
    }

    static Stream<String> writtenOut(Cluster cluster) {
        var maps = cluster.all("ConfigMap")
                .flatMap(map -> Manifest.texts(map.at("/data")).entrySet().stream()
                        .filter(Environment::isSecret)
                        .map(entry -> map + " shows " + entry.getKey()));
        var variables = cluster.withPods()
                .flatMap(pods -> pods.containers()
                        .flatMap(container -> Manifest.items(container.path("env")))
                        .filter(variable -> variable.has("value"))
                        .filter(variable ->
                                SECRET.matcher(variable.path("name").asText()).matches())
                        .map(variable ->
                                pods + " shows " + variable.path("name").asText()));
        var secrets = cluster.all("Secret")
                .filter(secret -> cluster.overlay().isForPeople())
                .map(secret -> secret + " is in the repository");
        return Stream.of(maps, variables, secrets).flatMap(found -> found);
    }

    private static boolean isSecret(Map.Entry<String, String> entry) {
        var named = SECRET.matcher(entry.getKey()).matches()
                && !PLACE.matcher(entry.getKey()).matches();
        return named || IN_ADDRESS.matcher(entry.getValue()).find();
    }
}
