package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics as the contracts have them, and users who may what their service's channels need. */
final class Topics {
    private Topics() {}

    static Stream<String> different(Cluster cluster) {
        var wanted = Code.topics().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> asContracted(cluster.overlay().isForPeople(), topic.getValue())));
        return different(wanted, cluster.overlay().isForPeople() ? ofStrimzi(cluster) : listed(cluster));
    }

    /** The same of a list for one broker, {@code name partitions setting=value …}. */
    static Stream<String> different(String list) {
        var wanted = Code.topics().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, topic -> asContracted(false, topic.getValue())));
        return different(wanted, listed(list.lines()));
    }

    private static Stream<String> different(
            Map<String, Map<String, String>> wanted, Map<String, Map<String, String>> there) {
        var names = new TreeSet<>(wanted.keySet());
        names.addAll(there.keySet());
        return names.stream()
                .filter(name -> !wanted.getOrDefault(name, Map.of()).equals(there.get(name)))
                .map(name -> "%s is %s, and in the contracts %s".formatted(name, there.get(name), wanted.get(name)));
    }

    private static Map<String, String> asContracted(boolean isForPeople, JsonNode kafka) {
        var settings = new TreeMap<String, String>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
        settings.put("partitions", kafka.path("partitions").asText());
        settings.put("replicas", kafka.path("replicas").asText());
        if (!isForPeople) {
            settings.remove("min.insync.replicas");
            settings.put("replicas", "1");
        }
        return settings;
    }

    private static String text(JsonNode value) {
        return value.isArray() ? String.join(",", Manifest.strings(value)) : value.asText();
    }

    private static Map<String, Map<String, String>> ofStrimzi(Cluster cluster) {
        return cluster.all("KafkaTopic").collect(Collectors.toMap(Manifest::name, topic -> {
            var settings = new TreeMap<>(Manifest.texts(topic.at("/spec/config")));
            settings.put("partitions", topic.at("/spec/partitions").asText());
            settings.put("replicas", topic.at("/spec/replicas").asText());
            return settings;
        }));
    }

    /** {@code name partitions setting=value …}, a line each. */
    private static Map<String, Map<String, String>> listed(Cluster cluster) {
        return listed(cluster.all("ConfigMap")
                .map(map -> map.at("/data/topics.txt"))
                .filter(JsonNode::isTextual)
                .flatMap(list -> list.asText().lines()));
    }

    private static Map<String, Map<String, String>> listed(Stream<String> lines) {
        return lines.map(line -> line.split(" ", -1)).collect(Collectors.toMap(words -> words[0], words -> {
            var settings = new TreeMap<String, String>();
            Stream.of(words).skip(2).map(word -> word.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
            settings.put("partitions", words[1]);
            settings.put("replicas", "1");
            return settings;
        }));
    }

    static Stream<String> overOrUnderPrivileged(Cluster cluster) {
        if (!cluster.overlay().isForPeople()) {
            return Stream.empty();
        }
        var found = new ArrayList<String>();
        for (var service : Code.SERVICES) {
            var needed = Channels.of(service).rights();
            compare(cluster.one("KafkaUser", service + "-kafka"), needed, found);
            var written = needed.stream()
                    .filter(right -> right.startsWith("topic ") && right.endsWith(" Write"))
                    .map(right -> right.substring("topic ".length(), right.length() - " Write".length()))
                    .collect(Collectors.toSet());
            if (!written.equals(Code.topicsOf(service, "send"))) {
                found.add("%s writes %s, by the contracts %s"
                        .formatted(service, written, Code.topicsOf(service, "send")));
            }
        }
        compare(cluster.one("KafkaUser", "keda-kafka"), lagSeen(), found);
        compare(cluster.one("KafkaUser", "redrive-kafka"), redriving(), found);
        return found.stream();
    }

    private static void compare(Manifest user, Set<String> needed, List<String> found) {
        var given = given(user);
        given.stream()
                .filter(right -> !needed.contains(right))
                .forEach(right -> found.add(user + " may needlessly: " + right));
        needed.stream()
                .filter(right -> !given.contains(right))
                .forEach(right -> found.add(user + " may not: " + right));
    }

    /** {@code topic payment.event.v1 Write}; a prefix ends with a star. */
    private static Set<String> given(Manifest user) {
        return Manifest.items(user.at("/spec/authorization/acls"))
                .flatMap(rule -> {
                    var resource = rule.path("resource");
                    var end = resource.path("patternType").asText().equals("prefix") ? "*" : "";
                    return Manifest.strings(rule.path("operations")).stream()
                            .map(operation -> resource.path("type").asText() + " "
                                    + resource.path("name").asText() + end + " " + operation);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** KEDA looks at ends and offsets, and reads nothing. */
    private static Set<String> lagSeen() {
        var rights = new TreeSet<String>();
        for (var service : Code.SERVICES) {
            Channels.of(service).shared().forEach((topic, group) -> {
                rights.add("topic " + topic + " Describe");
                rights.add("group " + group + " Describe");
            });
        }
        return rights;
    }

    /** Letters are read, what they point to is read, and what is put back is written; statuses never are. */
    private static Set<String> redriving() {
        var rights = new TreeSet<>(Channels.rights("group redrive", "Read"));
        rights.addAll(Channels.rights("transactionalId redrive-*", "Write"));
        for (var letters : Code.topics().keySet()) {
            if (letters.endsWith(".dlq")) {
                var source = letters.replaceFirst("\\.[a-z-]+\\.dlq$", "");
                rights.addAll(Channels.rights("topic " + letters, "Read"));
                if (source.equals("payment.event.v1") || source.equals("payment.status.v1")) {
                    rights.addAll(Channels.rights("topic payment.event.v1", "Write"));
                } else {
                    rights.addAll(Channels.rights("topic " + source, "Read", "Write"));
                }
            }
        }
        return rights;
    }
}
