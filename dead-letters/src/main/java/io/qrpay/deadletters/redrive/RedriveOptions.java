package io.qrpay.deadletters.redrive;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator wants.
 *
 * @param topic the dead letters; null: show all topics of them
 * @param dryRun show what would be done, and do nothing
 * @param force put back what is over 24 hours old, too
 * @param by who it is; travels with each record that is put back
 * @param kafka how to connect
 */
record RedriveOptions(@Nullable String topic, boolean dryRun, boolean force, String by, Map<String, Object> kafka) {
    private static final String SERVERS = "bootstrap.servers";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@-]{1,64}");

    /**
     * Reads the command line.
     *
     * @param user who is logged in
     * @param servers where the broker is unless said otherwise; null when it is not known
     * @throws IllegalArgumentException that names the option
     */
    static RedriveOptions parse(List<String> arguments, String user, @Nullable String servers) {
        var kafka = new HashMap<String, Object>();
        if (servers != null) {
            kafka.put(SERVERS, servers);
        }
        var left = new ArrayDeque<>(arguments);
        var options = new RedriveOptions(null, false, false, user, kafka);
        while (!left.isEmpty()) {
            options = options.with(left.remove(), left);
        }
        return options.checked();
    }

    private RedriveOptions with(String argument, Deque<String> rest) {
        return switch (argument) {
            case "--dry-run" -> new RedriveOptions(topic, true, force, by, kafka);
            case "--force" -> new RedriveOptions(topic, dryRun, true, by, kafka);
            case "--by" -> new RedriveOptions(topic, dryRun, force, value(argument, rest), kafka);
            case "--bootstrap" -> connecting(Map.of(SERVERS, value(argument, rest)));
            case "--client" -> connecting(read(Path.of(value(argument, rest))));
            default -> of(argument);
        };
    }

    private RedriveOptions of(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("redrive has no option " + argument);
        }
        if (topic != null) {
            throw new IllegalArgumentException("redrive takes one topic at a time");
        }
        if (!argument.endsWith(".dlq")) {
            throw new IllegalArgumentException(argument + " is no topic of dead letters: they end in .dlq");
        }
        return new RedriveOptions(argument, dryRun, force, by, kafka);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("option " + option + " needs a value");
        }
        return rest.remove();
    }

    private RedriveOptions connecting(Map<String, ?> settings) {
        var more = new HashMap<>(kafka);
        more.putAll(settings);
        return new RedriveOptions(topic, dryRun, force, by, more);
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("--client: " + file + " cannot be read as properties", e);
        }
        var settings = new HashMap<String, String>();
        properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        return settings;
    }

    private RedriveOptions checked() {
        if (!kafka.containsKey(SERVERS)) {
            throw new IllegalArgumentException(
                    "where is the broker? Say --bootstrap <host:port> or set KAFKA_BOOTSTRAP_SERVERS");
        }
        if (!NAME.matcher(by).matches()) {
            throw new IllegalArgumentException("--by is a name of at most 64 letters, digits, spaces and . _ @ -");
        }
        return new RedriveOptions(topic, dryRun, force, by, Map.copyOf(kafka));
    }
}
