package io.qrpay.k8s;

import java.util.Map;
import java.util.stream.Stream;

/** Each service's metrics are fetched from its management port. */
final class Watching {
    private Watching() {}

    static Stream<String> unseen(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        return Code.SERVICES.stream()
                .filter(service -> !isSeen(cluster, service))
                .map(service -> service + " is not watched");
    }

    private static boolean isSeen(Cluster cluster, String name) {
        var service = cluster.one("Service", name);
        var labels = Manifest.texts(service.at("/metadata/labels"));
        var listens = Manifest.items(service.at("/spec/ports"))
                .anyMatch(port -> port.path("name").asText().equals("management")
                        && port.path("targetPort").asText().equals("management"));
        var selects = Manifest.texts(service.at("/spec/selector")).equals(Map.of("app.kubernetes.io/name", name));
        return listens
                && selects
                && cluster.all("ServiceMonitor")
                        .filter(monitor -> Names.selects(monitor.at("/spec/selector"), labels))
                        .flatMap(monitor -> Manifest.items(monitor.at("/spec/endpoints")))
                        .anyMatch(endpoint -> endpoint.path("port").asText().equals("management")
                                && endpoint.path("path").asText().equals("/q/metrics"));
    }
}
