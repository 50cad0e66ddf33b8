package io.qrpay.k8s;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database per service that keeps something, its own role, over TLS, backed up; its schema made by a job. */
final class Databases {
    private Databases() {}

    static Stream<String> wrong(Cluster cluster) {
        var services = Code.SERVICES.stream().filter(Code::hasDatabase).toList();
        var found = new ArrayList<String>();
        for (var service : services) {
            var told = cluster.environment(service);
            var reactive = told.getOrDefault("QUARKUS_DATASOURCE_REACTIVE_URL", "");
            var jdbc = told.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
            if (!jdbc.replaceFirst("\\?.*", "").equals("jdbc:" + reactive) || reactive.isEmpty()) {
                found.add("%s reads at '%s' what is migrated at '%s'".formatted(service, reactive, jdbc));
            }
            if (cluster.overlay().isForPeople()) {
                ofOperators(cluster, service, reactive, jdbc, found);
            }
        }
        if (cluster.overlay().isForPeople()) {
            backup(cluster, found);
        }
        return found.stream();
    }

    private static void ofOperators(Cluster cluster, String service, String reactive, String jdbc, List<String> found) {
        var told = cluster.environment(service);
        var name = service.replace('-', '_');
        if (!owned(cluster).contains(name + " of " + name) || !roles(cluster).contains(name)) {
            found.add(service + " has no database of its own");
        }
        cluster.all("Cluster")
                .filter(database -> !reactive.equals("postgresql://%s-rw:5432/%s".formatted(database.name(), name)))
                .forEach(database -> found.add("%s is told to use %s".formatted(service, reactive)));
        if (!jdbc.contains("sslmode=verify-full")
                || !told.getOrDefault("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "")
                        .equals("verify-full")) {
            found.add(service + " does not look whom it gives its password");
        }
    }

    /** {@code database of owner}. */
    private static Set<String> owned(Cluster cluster) {
        var first = cluster.all("Cluster")
                .map(database -> database.at("/spec/bootstrap/initdb"))
                .map(made -> made.path("database").asText() + " of "
                        + made.path("owner").asText());
        var others = cluster.all("Database")
                .filter(database -> cluster.named(
                                "Cluster", database.at("/spec/cluster/name").asText())
                        .findAny()
                        .isPresent())
                .map(database -> database.at("/spec/name").asText() + " of "
                        + database.at("/spec/owner").asText());
        return Stream.concat(first, others).collect(Collectors.toSet());
    }

    private static Set<String> roles(Cluster cluster) {
        var first = cluster.all("Cluster")
                .map(database -> database.at("/spec/bootstrap/initdb/owner").asText());
        var others = cluster.all("Cluster")
                .flatMap(database -> Manifest.items(database.at("/spec/managed/roles")))
                .filter(role -> cluster.secretKeys(
                                role.at("/passwordSecret/name").asText())
                        .containsAll(Set.of("username", "password")))
                .map(role -> role.path("name").asText());
        return Stream.concat(first, others).collect(Collectors.toSet());
    }

    private static void backup(Cluster cluster, List<String> found) {
        cluster.all("Cluster").forEach(database -> {
            var store = Manifest.items(database.at("/spec/plugins"))
                    .filter(plugin -> plugin.path("isWALArchiver").asBoolean())
                    .map(plugin -> plugin.at("/parameters/barmanObjectName").asText())
                    .findFirst()
                    .orElse("");
            if (cluster.named("ObjectStore", store).findAny().isEmpty()) {
                found.add(database + " archives nothing");
            }
            if (cluster.all("ScheduledBackup")
                    .noneMatch(
                            backup -> backup.at("/spec/cluster/name").asText().equals(database.name()))) {
                found.add(database + " is never backed up as a whole");
            }
        });
    }

    static Stream<String> unmigrated(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var migrated = Code.SERVICES.stream()
                .filter(service -> Files.exists(Code.ROOT.resolve(service).resolve("src/main/resources/db/migration")));
        return migrated.flatMap(service -> {
            var found = new ArrayList<String>();
            var own = cluster.environment(service);
            if (!own.getOrDefault("QUARKUS_FLYWAY_MIGRATE_AT_START", "").equals("false")
                    || !own.getOrDefault("QUARKUS_FLYWAY_VALIDATE_AT_START", "").equals("true")) {
                found.add(service + " migrates by itself, or runs with a schema that is too old");
            }
            if (!own.getOrDefault("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "")
                    .equals("*:future")) {
                found.add(service + " does not start on a schema that is newer: there is no way back");
            }
            cluster.named("Job", "migrate-" + service)
                    .findFirst()
                    .ifPresentOrElse(
                            job -> migrates(cluster, service, job, found),
                            () -> found.add("there is no job that migrates " + service));
            return found.stream();
        });
    }

    private static void migrates(Cluster cluster, String service, Manifest job, List<String> found) {
        var container = job.containers().findFirst().orElseThrow();
        var told = cluster.environment(container);
        if (!told.getOrDefault("QUARKUS_FLYWAY_MIGRATE_AT_START", "").equals("true")
                || !told.getOrDefault("QUARKUS_INIT_AND_EXIT", "").equals("true")
                || told.getOrDefault("QUARKUS_FLYWAY_VALIDATE_AT_START", "").equals("true")) {
            found.add(job + " does not migrate and end");
        }
        if (!told.get("QUARKUS_DATASOURCE_JDBC_URL")
                .equals(cluster.environment(service).get("QUARKUS_DATASOURCE_JDBC_URL"))) {
            found.add(job + " migrates another database");
        }
        var image = cluster.deployment(service)
                .containers()
                .findFirst()
                .orElseThrow()
                .path("image");
        if (!container.path("image").equals(image)) {
            found.add(job + " is of another version than its service");
        }
    }
}
