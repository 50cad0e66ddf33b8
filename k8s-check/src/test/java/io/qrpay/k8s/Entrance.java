package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People and Vipps come in by host and path as they called them, over TLS, and only to what the services offer. */
final class Entrance {
    private static final Pattern REWRITES = Pattern.compile(
            "rewrite|upstream-vhost|app-root|strip|replace-?path|add-?prefix|configuration-snippet|middlewares");

    private Entrance() {}

    static Stream<String> rewritten(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var found = new ArrayList<String>();
        cluster.all("Ingress")
                .forEach(ingress -> Manifest.texts(ingress.at("/metadata/annotations")).keySet().stream()
                        .filter(name -> REWRITES.matcher(name).find())
                        .forEach(name -> found.add(ingress + " has " + name)));
        var url = URI.create(cluster.environment("webhook-ingress").get("QRPAY_INGRESS_PUBLIC_URL"));
        if (!"https".equals(url.getScheme())
                || url.getPort() != -1
                || !url.getPath().isEmpty()) {
            found.add("Vipps would be told " + url + ": it calls https on port 443, and what we add is the path");
        }
        if (!hosts(cluster, "webhook-ingress").equals(Set.of(url.getHost()))) {
            found.add("Vipps is told %s, the way in is %s".formatted(url, hosts(cluster, "webhook-ingress")));
        }
        return found.stream();
    }

    private static Set<String> hosts(Cluster cluster, String service) {
        return ways(cluster)
                .filter(way -> way.service().equals(service))
                .map(Way::host)
                .collect(Collectors.toSet());
    }

    /** From outside to a service. */
    record Way(String host, String path, String service) {
        private static Way of(JsonNode rule, JsonNode path) {
            return new Way(
                    rule.path("host").asText(),
                    path.path("path").asText(),
                    path.at("/backend/service/name").asText());
        }
    }

    static Stream<Way> ways(Cluster cluster) {
        return cluster.all("Ingress")
                .flatMap(ingress -> Manifest.items(ingress.at("/spec/rules")))
                .flatMap(rule -> Manifest.items(rule.at("/http/paths")).map(path -> Way.of(rule, path)));
    }

    static Stream<String> misled(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var found = new ArrayList<String>();
        var hostsOfPages = Screens.hosts(cluster);
        for (var service : Code.SERVICES) {
            var open = ways(cluster)
                    .filter(way -> way.service().equals(service))
                    .filter(way -> !hostsOfPages.contains(way.host()))
                    .map(Way::path)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!open.equals(Code.routes(service))) {
                found.add("%s is open at %s and offers %s".formatted(service, open, Code.routes(service)));
            }
        }
        cluster.all("Ingress").forEach(ingress -> {
            var covered = Manifest.items(ingress.at("/spec/tls"))
                    .flatMap(tls -> Manifest.strings(tls.path("hosts")).stream())
                    .toList();
            Manifest.items(ingress.at("/spec/rules"))
                    .filter(rule -> !covered.contains(rule.path("host").asText()))
                    .forEach(rule -> found.add(ingress + " has no TLS for " + rule.path("host")));
            Manifest.items(ingress.at("/spec/rules"))
                    .flatMap(rule -> Manifest.items(rule.at("/http/paths")))
                    .filter(path -> !isServed(cluster, path.at("/backend/service")))
                    .forEach(path -> found.add(ingress + " leads to nobody: " + path));
        });
        return found.stream();
    }

    /** A Service has that port, and pods listen where it points to. */
    private static boolean isServed(Cluster cluster, JsonNode backend) {
        var name = backend.path("name").asText();
        return backend.at("/port/name").asText().equals("http")
                && cluster.named("Service", name)
                        .flatMap(service -> Manifest.items(service.at("/spec/ports")))
                        .filter(port -> port.path("name").asText().equals("http"))
                        .anyMatch(port -> cluster.deployment(name)
                                .containers()
                                .anyMatch(container -> Pods.portOf(
                                                container,
                                                port.path("targetPort").asText())
                                        > 0));
    }
}
