package io.qrpay.local.kafka;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The topics that the contracts list in their AsyncAPI document, the only list there is. */
public final class ContractTopics {
    private static final String DOCUMENT = "/asyncapi.yaml";
    /** Right for three brokers only. */
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private ContractTopics() {}

    /**
     * Reads the document of the contracts on the classpath.
     *
     * @throws IllegalStateException when it is not there
     */
    public static List<Topic> read() {
        try (var document = ContractTopics.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException("the contracts' " + DOCUMENT + " is not on the classpath");
            }
            return parse(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Topic> parse(InputStream asyncApi) throws IOException {
        var channels = new YAMLMapper().readTree(asyncApi).path("channels");
        return StreamSupport.stream(channels.spliterator(), false)
                .filter(channel -> channel.path("bindings").has("kafka"))
                .map(ContractTopics::topic)
                .toList();
    }

    private static Topic topic(JsonNode channel) {
        var binding = channel.path("bindings").path("kafka");
        return new Topic(
                channel.path("address").asText(),
                binding.path("partitions").asInt(1),
                settings(binding.path("topicConfiguration")));
    }

    private static Map<String, String> settings(JsonNode configuration) {
        var settings = new LinkedHashMap<String, String>();
        configuration.properties().forEach(entry -> settings.put(entry.getKey(), text(entry.getValue())));
        settings.remove(MIN_INSYNC_REPLICAS);
        return settings;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(joining(","))
                : value.asText();
    }
}
