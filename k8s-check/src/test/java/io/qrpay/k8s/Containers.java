package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Containers that may little, say how they are, wait for what they need and are told what their code knows. */
final class Containers {
    private static final String USER = "10001:10001";
    private static final Set<String> TOLD_BY_COMPOSE = Set.of("HOSTNAME");

    private Containers() {}

    static Stream<String> mayMuch(Compose compose) {
        return compose.all().flatMap(container -> {
            var found = new ArrayList<String>();
            var may = container.getValue();
            require(
                    found,
                    container,
                    "writes to its image",
                    may.path("read_only").asBoolean());
            require(
                    found,
                    container,
                    "keeps capabilities",
                    Manifest.strings(may.path("cap_drop")).equals(List.of("ALL")) && !may.has("cap_add"));
            require(
                    found,
                    container,
                    "may escalate",
                    Manifest.strings(may.path("security_opt")).equals(List.of("no-new-privileges:true")));
            require(found, container, "is root", may.path("user").asText().matches("[1-9]\\d*:\\d+"));
            require(found, container, "has no limit of memory", may.has("mem_limit"));
            for (var host : List.of("privileged", "network_mode", "pid", "ipc", "userns_mode", "devices")) {
                require(found, container, "has " + host, !may.has(host));
            }
            return found.stream();
        });
    }

    static Stream<String> wrongPorts(Compose compose) {
        return compose.all().flatMap(container -> {
            var found = new ArrayList<String>();
            for (var port : Manifest.strings(container.getValue().path("ports"))) {
                var words = port.split(":", -1);
                require(found, container, "is open to others by " + port, words[0].equals("127.0.0.1"));
                require(
                        found,
                        container,
                        "does not listen at " + words[words.length - 1],
                        compose.listens(container.getKey()).contains(Integer.valueOf(words[words.length - 1])));
                require(
                        found,
                        container,
                        "has the port of another, " + port,
                        compose.all()
                                        .flatMap(other -> Manifest.strings(
                                                other.getValue().path("ports"))
                                                .stream())
                                        .filter(other -> other.startsWith(words[0] + ":" + words[1] + ":"))
                                        .count()
                                == 1);
            }
            return found.stream();
        });
    }

    static Stream<String> unhealthy(Compose compose) {
        return compose.all()
                .filter(container -> !Compose.ends(container.getValue()))
                .flatMap(container -> {
                    var found = new ArrayList<String>();
                    var asked = Compose.command(container.getValue().path("healthcheck"));
                    require(found, container, "does not say how it is", asked.size() > 1);
                    if (Compose.MODULES.contains(container.getKey())) {
                        var port = Compose.port(container.getKey(), "quarkus.management.port", "9000");
                        require(
                                found,
                                container,
                                "tells its health elsewhere",
                                asked.contains("http://localhost:%d/q/health/ready".formatted(port)));
                    }
                    asked.stream()
                            .filter(word -> word.startsWith("io.qrpay.local."))
                            .filter(type -> !Files.exists(Code.ROOT
                                    .resolve("local-stack/src/main/java")
                                    .resolve(type.replace('.', '/') + ".java")))
                            .forEach(type ->
                                    found.add(container.getKey() + " is asked by " + type + ", which is not there"));
                    return found.stream();
                });
    }

    static Stream<String> hasty(Compose compose) {
        var impossible = compose.all()
                .flatMap(container -> container.getValue().path("depends_on").properties().stream()
                        .filter(other -> !canBeWaitedFor(compose.containers().get(other.getKey()), other.getValue()))
                        .map(other -> container.getKey() + " waits for " + other.getKey() + " in vain"));
        var missing = compose.all()
                .flatMap(container -> needed(container.getKey())
                        .filter(other ->
                                !container.getValue().path("depends_on").has(other))
                        .map(other -> container.getKey() + " does not wait for " + other));
        return Stream.concat(impossible, missing);
    }

    private static boolean canBeWaitedFor(@Nullable JsonNode other, JsonNode how) {
        var condition = how.path("condition").asText();
        return other != null
                && condition.equals(Compose.ends(other) ? "service_completed_successfully" : "service_healthy");
    }

    private static Stream<String> needed(String name) {
        if (!Code.SERVICES.contains(name)) {
            return name.equals("topics") ? Stream.of("kafka") : Stream.empty();
        }
        var always = Stream.of("topics", "vipps-simulator");
        var database = Code.hasDatabase(name) ? Stream.of("postgres") : Stream.<String>empty();
        var issuer = Code.modules(name).contains("access") ? Stream.of("issuer") : Stream.<String>empty();
        return Stream.of(always, database, issuer).flatMap(names -> names);
    }

    static Stream<String> wrongImages(Compose compose) {
        return compose.all().flatMap(container -> {
            var found = new ArrayList<String>();
            var image = container.getValue().path("image").asText();
            require(found, container, "is of no certain version: " + image, image.matches("[^:]+:(?!latest).+"));
            if (Compose.MODULES.contains(container.getKey())) {
                var build = container.getValue().path("build");
                require(found, container, "runs " + image, image.equals("qrpay/" + container.getKey() + ":local"));
                require(
                        found,
                        container,
                        "is built of another service",
                        build.at("/args/SERVICE").asText().equals(container.getKey()));
                require(
                        found,
                        container,
                        "does not run as the user of its image",
                        container.getValue().path("user").asText().equals(USER));
            }
            var dockerfile = container.getValue().at("/build/dockerfile");
            require(
                    found,
                    container,
                    "is built by nothing",
                    dockerfile.isMissingNode() || Files.exists(Code.ROOT.resolve(dockerfile.asText())));
            return found.stream();
        });
    }

    static Stream<String> notUnderstood(Compose compose) {
        return compose.ours()
                .flatMap(container -> Compose.environment(container.getValue()).keySet().stream()
                        .filter(name -> !TOLD_BY_COMPOSE.contains(name))
                        .filter(name -> !Settings.of(container.getKey()).understands(name))
                        .map(name -> container.getKey() + " is told " + name + ", which it does not know at run time"));
    }

    static Stream<String> missing(Compose compose) {
        return Code.SERVICES.stream().flatMap(service -> {
            var container = compose.containers().get(service);
            if (container == null) {
                return Stream.of("there is no " + service);
            }
            var needed = new ArrayList<>(Settings.of(service).required());
            needed.add("KAFKA_BOOTSTRAP_SERVERS");
            if (Code.hasDatabase(service)) {
                needed.addAll(List.of("QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL"));
            }
            if (Code.modules(service).contains("access")) {
                needed.addAll(List.of("QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_OIDC_TOKEN_AUDIENCE"));
            }
            needed.removeAll(Compose.environment(container).keySet());
            return needed.stream().map(name -> service + " is not told " + name);
        });
    }

    /** Of services and of the file that tells them where Vipps is. */
    static Stream<String> lost(Compose compose) {
        var told = compose.ours()
                .flatMap(container -> Compose.environment(container.getValue()).entrySet().stream()
                        .filter(variable -> variable.getKey().matches(".*(?:_URL|_SERVERS|_ORIGINS|_ENDPOINT)$"))
                        .map(variable -> Map.entry(container.getKey(), variable.getValue())));
        var vipps = mounted(compose, "/etc/qrpay/sales-units.json")
                .flatMap(file -> Pattern.compile("\"baseUrl\": \"([^\"]+)\"")
                        .matcher(file)
                        .results())
                .map(found -> Map.entry("the sales units' file", found.group(1)));
        return Stream.concat(told, vipps)
                .filter(one -> !one.getValue().isEmpty())
                .filter(one -> !leadsSomewhere(compose, one.getValue()))
                .map(one -> one.getKey() + " looks for somebody at " + one.getValue());
    }

    private static boolean leadsSomewhere(Compose compose, String address) {
        var found = Pattern.compile("(?:^|//)([a-z-]+):(\\d+)").matcher(address);
        return found.find()
                && compose.containers().containsKey(found.group(1))
                && compose.listens(found.group(1)).contains(Integer.valueOf(found.group(2)));
    }

    private static Stream<String> mounted(Compose compose, String place) {
        return compose.all()
                .flatMap(container -> Compose.mounts(container.getValue()))
                .filter(mount -> mount.endsWith(":" + place + ":ro"))
                .map(mount -> mount.split(":", -1)[0])
                .distinct()
                .map(file -> Code.read(Code.ROOT.resolve(file)));
    }

    static Stream<String> shared(Compose compose) {
        var made = mounted(compose, "/docker-entrypoint-initdb.d/databases.sql").collect(Collectors.joining());
        return Code.SERVICES.stream().filter(Code::hasDatabase).flatMap(service -> {
            var found = new ArrayList<String>();
            var container = Map.entry(service, compose.containers().get(service));
            var own = service.replace('-', '_');
            var told = Compose.environment(container.getValue());
            require(
                    found,
                    container,
                    "has no database of its own",
                    made.contains("create database %s owner %s;".formatted(own, own)));
            require(
                    found,
                    container,
                    "has no role of its own",
                    told.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "").equals(own)
                            && made.contains("create role %s login password '%s';"
                                    .formatted(own, told.get("QUARKUS_DATASOURCE_PASSWORD"))));
            for (var url : List.of("QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL")) {
                require(
                        found,
                        container,
                        "uses another's database by " + url,
                        told.getOrDefault(url, "").endsWith("/" + own));
            }
            return found.stream();
        });
    }

    static Stream<String> wrongTopics(Compose compose) {
        return Topics.different(mounted(compose, "/etc/qrpay/topics.txt").collect(Collectors.joining()));
    }

    /** But for where its data is, and a listener for who is no container. */
    static Stream<String> otherBroker(Compose compose) {
        var own = Compose.environment(compose.containers().get("kafka"));
        var local = Kustomize.read(Code.read(Code.ROOT.resolve("k8s/overlays/local/broker.yaml"))).stream()
                .filter(manifest -> manifest.name().equals("kafka"))
                .flatMap(Manifest::containers)
                .flatMap(container -> Manifest.items(container.path("env")))
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.path("value").asText()));
        return local.entrySet().stream()
                .filter(setting -> !setting.getKey().contains("LISTENER")
                        || setting.getKey().equals("KAFKA_CONTROLLER_LISTENER_NAMES"))
                .filter(setting -> !setting.getValue().equals(own.get(setting.getKey())))
                .map(setting -> "kafka: %s is %s, and %s in k8s/overlays/local"
                        .formatted(setting.getKey(), own.get(setting.getKey()), setting.getValue()));
    }

    static Stream<String> missingFiles(Compose compose) {
        return compose.all()
                .flatMap(container -> Compose.mounts(container.getValue()).flatMap(mount -> {
                    var found = new ArrayList<String>();
                    var file = mount.split(":", -1)[0];
                    require(found, container, "may write to " + file, mount.endsWith(":ro"));
                    require(
                            found,
                            container,
                            "sees " + file + ", which is not there",
                            file.contains("/target/") || Files.exists(Code.ROOT.resolve(file)));
                    return found.stream();
                }));
    }

    private static void require(
            List<String> found, Map.Entry<String, JsonNode> container, String violation, boolean kept) {
        if (!kept) {
            found.add(container.getKey() + " " + violation);
        }
    }
}
