package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code asyncapi.yaml} is the one list of topics: it, the flow folders and the records must name the same things. */
class CatalogueTest {
    private static final Set<String> SERVICES =
            Set.of("payment-initiator", "webhook-ingress", "capture-worker", "qr-registry");
    private static final Pattern TOPIC = Pattern.compile("[a-z-]+\\.[a-z-]+\\.v[0-9]+(\\.[a-z-]+\\.dlq)?");
    private static final long DAY = 86_400_000L;

    private final JsonNode document = yaml();

    @Test
    void shouldBeAsyncApi3() {
        assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(names(document))
                .contains("info", "channels", "operations", "components")
                .doesNotContain("servers");
    }

    @Test
    void shouldResolveEachReference() {
        var references = document.findValuesAsText("$ref");
        assertThat(references)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        reference -> assertThat(target(reference)).as(reference).isTrue());
    }

    @Test
    void shouldHaveOneChannelPerKafkaFolder() {
        assertThat(topics()).isEqualTo(kafkaFolders().collect(Collectors.toSet()));
    }

    @Test
    void shouldListWhatTheServicesName() throws IOException {
        assertThat(namedByServices()).isEqualTo(addresses().collect(Collectors.toSet()));
    }

    @Test
    void shouldKnowTheRecordOfEachKafkaFolder() {
        assertThat(Arrays.stream(Hop.values()).map(Hop::topic)).containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void shouldNameEachDeadLetterTopicAfterItsTopicAndService() {
        assertThat(deadLetterTopics())
                .hasSize(6)
                .allSatisfy(name -> assertThat(topics().stream()
                                .flatMap(topic -> SERVICES.stream().map(service -> topic + "." + service + ".dlq")))
                        .contains(name));
    }

    @Test
    void shouldExplainEachFolder() throws IOException {
        try (var folders = Files.list(flow())) {
            assertThat(folders.filter(Files::isDirectory))
                    .hasSize(9)
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("README.md")).content().contains("| Owner |"));
        }
    }

    @Test
    void shouldSayHowEachTopicIsKept() {
        assertThat(channels()).allSatisfy(channel -> {
            var kafka = channel.at("/bindings/kafka");
            assertThat(kafka.get("topic")).isEqualTo(channel.get("address"));
            assertThat(kafka.get("partitions").asInt()).isPositive();
            assertThat(kafka.get("replicas").asInt()).isEqualTo(3);
            assertThat(kafka.at("/topicConfiguration/min.insync.replicas").asInt())
                    .isEqualTo(2);
            assertThat(kafka.at("/topicConfiguration/cleanup.policy").isArray()).isTrue();
        });
    }

    @Test
    void shouldKeepEachTopicAsLongAsItIsNeeded() {
        assertThat(topics().stream()
                        .filter(topic -> cleanup(topic).contains("delete"))
                        .collect(Collectors.toMap(topic -> topic, this::daysKept)))
                .isEqualTo(Map.of(
                        "checkout.requested.v1", 7L,
                        "payment.command.v1", 7L,
                        "payment.event.v1", 400L,
                        "payment.status.v1", 400L,
                        "customer.checked-in.v1", 1L));
        assertThat(deadLetterTopics())
                .allSatisfy(name -> assertThat(daysKept(name)).isEqualTo(30));
    }

    @Test
    void shouldNotTrustTheClocksOfTills() {
        assertThat(List.of("checkout.requested.v1", "payment.command.v1"))
                .allSatisfy(topic -> assertThat(
                                settings(topic).get("message.timestamp.type").asText())
                        .isEqualTo("LogAppendTime"));
    }

    @Test
    void shouldKeepEachStatusForAWeekBeforeItIsCompacted() {
        assertThat(cleanup("payment.status.v1")).containsExactly("compact", "delete");
        assertThat(settings("payment.status.v1").get("min.compaction.lag.ms").asLong())
                .isEqualTo(7 * DAY);
    }

    @Test
    void shouldKeepTheLatestStatusOfEachQrForEver() {
        assertThat(cleanup("qr.status.v1")).containsExactly("compact");
    }

    @Test
    void shouldPointToDeadCheckoutsWithTheMembersOfTheRecord() {
        var schema = document.at("/components/schemas/deadLetter");
        assertThat(names(schema.get("properties")))
                .isEqualTo(Arrays.stream(DeadLetter.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
        assertThat(texts(schema.get("required"))).containsExactly("topic", "partition", "offset", "reason");
    }

    @Test
    void shouldDescribeTheHeadersThatTravel() {
        var schema = document.at("/components/schemas/cloudEventHeaders");
        var headers = new CloudEvent("1", "t", "/s", "k", Instant.EPOCH).headers();
        assertThat(names(schema.get("properties"))).isEqualTo(headers.keySet());
    }

    private boolean target(String reference) {
        if (reference.startsWith("#")) {
            return !document.at(reference.substring(1)).isMissingNode();
        }
        return Files.isRegularFile(flow().getParent().resolve(reference));
    }

    private Set<String> topics() {
        return addresses().filter(name -> !name.endsWith(".dlq")).collect(Collectors.toSet());
    }

    private Set<String> deadLetterTopics() {
        return addresses().filter(name -> name.endsWith(".dlq")).collect(Collectors.toSet());
    }

    private Stream<String> addresses() {
        return channels().stream().map(channel -> channel.get("address").asText());
    }

    private List<JsonNode> channels() {
        return document.get("channels").valueStream().toList();
    }

    private long daysKept(String topic) {
        return settings(topic).get("retention.ms").asLong() / DAY;
    }

    private List<String> cleanup(String topic) {
        return texts(settings(topic).get("cleanup.policy"));
    }

    private JsonNode settings(String topic) {
        return channels().stream()
                .filter(channel -> channel.get("address").asText().equals(topic))
                .findFirst()
                .orElseThrow()
                .at("/bindings/kafka/topicConfiguration");
    }

    /** Every value in the services' own settings that looks like a topic. */
    private static Set<String> namedByServices() throws IOException {
        var names = new HashSet<String>();
        for (var service : SERVICES) {
            var settings = new Properties();
            var file = Path.of("..", service, "src/main/resources/application.properties");
            try (var in = Files.newInputStream(file)) {
                settings.load(in);
            }
            settings.values().stream()
                    .map(Object::toString)
                    .filter(TOPIC.asMatchPredicate())
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<String> kafkaFolders() {
        try (var folders = Files.list(flow())) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("schema.json")))
                    .map(folder -> folder.getFileName().toString())
                    .map(name -> name.substring(name.indexOf('-') + 1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path flow() {
        return Path.of(resource("/flow/1-checkout.requested.v1")).getParent();
    }

    private static URI resource(String name) {
        try {
            return Objects.requireNonNull(CatalogueTest.class.getResource(name)).toURI();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode yaml() {
        try (var in = CatalogueTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
