package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pods that may do little, have room, say how they are, and go without losing anybody's request. */
final class Pods {
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe",
            "/q/health/started",
            "readinessProbe",
            "/q/health/ready",
            "livenessProbe",
            "/q/health/live");
    /** Clients close within 5 s each, and a second or two go by unseen. */
    private static final int FAREWELL = 10;
    /** Until the last of those who send has learnt that a pod is going. */
    private static final int NEWS_TRAVELS = 5;

    private Pods() {}

    static Stream<String> unrestrictedNamespaces(Cluster cluster) {
        return cluster.all("Namespace")
                .filter(space -> !space.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText()
                        .equals("restricted"))
                .map(space -> space + " does not enforce restricted pods");
    }

    static Stream<String> unrestricted(Cluster cluster) {
        return cluster.withPods().flatMap(pods -> {
            var found = new ArrayList<String>();
            var pod = pods.podSpec();
            require(
                    found,
                    pods,
                    "runs as root",
                    pod.at("/securityContext/runAsNonRoot").asBoolean());
            require(
                    found,
                    pods,
                    "has no user by number",
                    pod.at("/securityContext/runAsUser").asInt() > 0);
            require(
                    found,
                    pods,
                    "has no seccomp profile",
                    pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"));
            require(
                    found,
                    pods,
                    "is given a token for the API server",
                    !pod.path("automountServiceAccountToken").asBoolean(true));
            for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
                require(found, pods, "shares " + host, !pod.path(host).asBoolean());
            }
            require(
                    found,
                    pods,
                    "mounts a folder of the node",
                    Manifest.items(pod.path("volumes")).noneMatch(volume -> volume.has("hostPath")));
            pods.containers().forEach(container -> unrestricted(cluster, pods, container, found));
            return found.stream();
        });
    }

    private static void unrestricted(Cluster cluster, Manifest pods, JsonNode container, List<String> found) {
        var may = container.path("securityContext");
        require(
                found,
                pods,
                "may escalate",
                !may.path("allowPrivilegeEscalation").asBoolean(true));
        require(found, pods, "is privileged", !may.path("privileged").asBoolean());
        require(
                found,
                pods,
                "keeps capabilities",
                Manifest.strings(may.at("/capabilities/drop")).equals(List.of("ALL"))
                        && may.at("/capabilities/add").isMissingNode());
        require(
                found,
                pods,
                "writes to its image",
                may.path("readOnlyRootFilesystem").asBoolean()
                        || !cluster.overlay().isForPeople());
    }

    static Stream<String> withoutRoom(Cluster cluster) {
        return cluster.withPods()
                .flatMap(pods -> pods.containers().flatMap(container -> {
                    var found = new ArrayList<String>();
                    var room = container.path("resources");
                    require(found, pods, "asks for no CPU", room.at("/requests").has("cpu"));
                    require(
                            found,
                            pods,
                            "asks for no memory",
                            room.at("/requests").has("memory"));
                    require(
                            found,
                            pods,
                            "has no limit of memory",
                            room.at("/limits").has("memory"));
                    require(found, pods, "is throttled", !room.at("/limits").has("cpu"));
                    return found.stream();
                }));
    }

    static Stream<String> unprobed(Cluster cluster) {
        return cluster.services().flatMap(service -> {
            var found = new ArrayList<String>();
            var container = service.containers().findFirst().orElseThrow();
            var told = Code.settings(service.name());
            require(
                    found,
                    service,
                    "has no management port where the service has it",
                    portOf(container, "management")
                                    == Integer.parseInt(told.getOrDefault("quarkus.management.port", "9000"))
                            && told.getOrDefault("quarkus.management.enabled", "false")
                                    .equals("true"));
            var http = Integer.parseInt(told.getOrDefault("quarkus.http.port", "8080"));
            require(
                    found,
                    service,
                    "has an http port that nobody may call, or none",
                    portOf(container, "http")
                            == (Code.publicPaths(service.name()).isEmpty() ? 0 : http));
            PROBES.forEach((probe, path) -> {
                var asked = container.path(probe).path("httpGet");
                require(
                        found,
                        service,
                        "has no " + probe + " at " + path,
                        asked.path("path").asText().equals(path)
                                && asked.path("port").asText().equals("management"));
            });
            return found.stream();
        });
    }

    static int portOf(JsonNode container, String name) {
        return Manifest.items(container.path("ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .mapToInt(port -> port.path("containerPort").asInt())
                .findFirst()
                .orElse(0);
    }

    static Stream<String> cutOff(Cluster cluster) {
        return cluster.services().flatMap(service -> {
            var found = new ArrayList<String>();
            var container = service.containers().findFirst().orElseThrow();
            var waits = container.at("/lifecycle/preStop/sleep/seconds").asInt();
            var ends = Duration.parse(
                    "PT" + cluster.environment(container).getOrDefault("QUARKUS_SHUTDOWN_TIMEOUT", "0S"));
            var grace = service.podSpec().path("terminationGracePeriodSeconds").asInt();
            require(
                    found,
                    service,
                    "has no shell for another preStop than sleep",
                    !container.at("/lifecycle/preStop").has("exec"));
            require(
                    found,
                    service,
                    "goes before those who send to it know",
                    waits >= NEWS_TRAVELS || Code.publicPaths(service.name()).isEmpty());
            require(found, service, "does not wait for requests under way", ends.isPositive());
            require(
                    found,
                    service,
                    "is killed after %d s while it may take %d".formatted(grace, waits + ends.toSeconds() + FAREWELL),
                    grace >= waits + ends.toSeconds() + FAREWELL);
            require(
                    found,
                    service,
                    "has fewer replicas during a rollout",
                    service.at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asText()
                            .equals("0"));
            return found.stream();
        });
    }

    static Stream<String> crowded(Cluster cluster) {
        return cluster.services()
                .flatMap(service -> Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                        .filter(where -> Manifest.items(service.podSpec().path("topologySpreadConstraints"))
                                .filter(spread ->
                                        spread.path("topologyKey").asText().equals(where))
                                .noneMatch(spread -> Names.selects(spread.path("labelSelector"), service.podLabels())
                                        && Manifest.texts(spread.at("/labelSelector/matchLabels"))
                                                        .size()
                                                == 1))
                        .map(where -> service + " is not spread over " + where));
    }

    static Stream<String> unguarded(Cluster cluster) {
        return cluster.services().flatMap(service -> {
            var guards = cluster.all("PodDisruptionBudget")
                    .filter(budget -> Names.selects(budget.at("/spec/selector"), service.podLabels()))
                    .toList();
            return guards.size() == 1
                            && guards.get(0).at("/spec/maxUnavailable").asInt() == 1
                    ? Stream.empty()
                    : Stream.of(service + " has " + guards.size() + " budgets, and should have one of one");
        });
    }

    private static void require(List<String> found, Manifest of, String violation, boolean kept) {
        if (!kept) {
            found.add(of + " " + violation);
        }
    }
}
