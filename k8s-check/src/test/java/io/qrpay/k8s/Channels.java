package io.qrpay.k8s;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service reads and writes, as its {@code application.properties} say. */
record Channels(Map<String, String> reads, Set<String> writes, Set<String> letters, boolean folds) {
    private static final Pattern IN = Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.topic");
    private static final Pattern OUT = Pattern.compile(
            "mp\\.messaging\\.(?:outgoing\\.[a-z-]+\\.topic|incoming\\.[a-z-]+\\.dead-letter-queue\\.topic)"
                    + "|qrpay\\.fold\\.(?:status|dead-letter)-topic|qrpay\\.ingress\\.event\\.[a-z-]+-topic");

    static Channels of(String service) {
        var settings = Code.settings(service);
        var reads = new TreeMap<String, String>();
        settings.forEach((name, value) -> {
            var in = IN.matcher(name);
            if (in.matches()) {
                reads.merge(value, settings.get("mp.messaging.incoming." + in.group(1) + ".group.id"), (a, b) -> a);
            }
        });
        var folds = settings.containsKey("qrpay.fold.fact-topic");
        if (folds) {
            reads.put(settings.get("qrpay.fold.fact-topic"), settings.get("qrpay.fold.group"));
        }
        var writes = settings.entrySet().stream()
                .filter(setting -> OUT.matcher(setting.getKey()).matches())
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
        var letters = Stream.of(
                        settings.getOrDefault("qrpay.dead-letters.topics", "").split(",\\s*"))
                .filter(topic -> !topic.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Channels(reads, writes, letters, folds);
    }

    /** Topic and group of what replicas share among them; a topic that each replica reads whole is not shared. */
    Map<String, String> shared() {
        return reads.entrySet().stream()
                .filter(read -> !read.getValue().contains("${"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** {@code topic payment.event.v1 Write}; a prefix ends with a star. */
    Set<String> rights() {
        var rights = new TreeSet<String>();
        reads.forEach((topic, group) -> {
            rights.addAll(rights("topic " + topic, "Read"));
            rights.addAll(rights("group " + group.replaceFirst("\\$\\{.*", "*"), "Read"));
        });
        writes.forEach(topic -> rights.addAll(rights("topic " + topic, "Write")));
        letters.forEach(topic -> rights.addAll(rights("topic " + topic, "Read")));
        if (!letters.isEmpty()) {
            rights.add("group redrive Describe");
        }
        if (folds) {
            rights.addAll(rights("transactionalId " + reads.get("payment.event.v1") + ".*", "Write"));
        }
        return rights;
    }

    static Set<String> rights(String resource, String... operations) {
        return Stream.concat(Stream.of(operations), Stream.of("Describe"))
                .map(operation -> resource + " " + operation)
                .collect(Collectors.toSet());
    }
}
