package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an object is what its kind may be: nothing unknown, nothing missing, the right types. Kubernetes' own kinds by its
 * models, Strimzi's by the definitions that its generator makes, the rest by the files under {@code crds}.
 */
final class Schemas {
    private static final String GENERATOR = "io.strimzi.crdgenerator.CrdGenerator";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, Optional<JsonSchema>> OTHERS = new HashMap<>();
    private static final Map<String, Class<?>> OF_STRIMZI = Map.of(
            "kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class, "kafka.strimzi.io/v1/KafkaUser", KafkaUser.class);

    private Schemas() {}

    static List<String> violations(Manifest manifest) {
        return Models.of(manifest.apiVersion(), manifest.kind())
                .map(model -> Models.violations(manifest.json(), model))
                .orElseGet(() -> violationsOfOthers(manifest));
    }

    private static List<String> violationsOfOthers(Manifest manifest) {
        var schema = schema(manifest.apiVersion() + "/" + manifest.kind());
        if (schema.isEmpty()) {
            return List.of("no schema is known for " + manifest.apiVersion() + " " + manifest.kind());
        }
        var content = ((ObjectNode) manifest.json()).deepCopy();
        var metadata = Models.metadataViolations(content.path("metadata"));
        var rest = schema.get().validate(content).stream().map(Object::toString);
        return Stream.concat(metadata.stream(), rest).toList();
    }

    private static synchronized Optional<JsonSchema> schema(String kind) {
        return OTHERS.computeIfAbsent(kind, missing -> definition(missing).map(found -> compiled(strict(found))));
    }

    private static Optional<JsonNode> definition(String kind) {
        if (OF_STRIMZI.containsKey(kind)) {
            return Optional.of(generated(OF_STRIMZI.get(kind)));
        }
        try (var in = Schemas.class.getResourceAsStream("/crds/" + kind + ".yaml")) {
            return in == null ? Optional.empty() : Optional.of(YAML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode generated(Class<?> resource) {
        try {
            var file = Files.createDirectories(Path.of("target/crds")).resolve(resource.getSimpleName() + ".yaml");
            generate(resource.getName() + "=" + file.toAbsolutePath());
            return YAML.readTree(file.toFile()).at("/spec/versions/0/schema/openAPIV3Schema");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The generator is a command, which ends its process. */
    private static void generate(String what) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var generator = new ProcessBuilder(java, "-cp", classPath, GENERATOR, "--yaml", "--crd-api-version", "v1", what)
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (generator.waitFor() != 0) {
            throw new AssertionError("No definition of " + what);
        }
    }

    /** What a server prunes in silence is an error here. */
    private static JsonNode strict(JsonNode definition) {
        var root = (ObjectNode) definition;
        var properties = (ObjectNode) root.path("properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.putObject("metadata").put("type", "object");
        close(root);
        return root;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Schemas::close);
    }

    private static JsonSchema compiled(JsonNode definition) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(definition);
    }
}
