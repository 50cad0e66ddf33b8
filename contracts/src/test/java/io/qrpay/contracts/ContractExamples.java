package io.qrpay.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The examples and the schema of one hop, read from the classpath. For the contract tests of whoever writes or reads the
 * hop: each example must pass through the service's own JSON mapper, and what the service writes must have no
 * {@link #violations}.
 */
public final class ContractExamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "schema.json";

    private final URI folder;
    private final JsonSchema schema;

    ContractExamples(URI folder) {
        this.folder = folder;
        this.schema = inside(folder, hop -> schema(read(hop.resolve(SCHEMA))));
    }

    /** @param hop the folder's name in {@code contracts/flow}, e.g. {@code 4-payment.event.v1} */
    public static ContractExamples of(String hop) {
        var resource = ContractExamples.class.getResource("/flow/" + hop + "/" + SCHEMA);
        var text = Objects.requireNonNull(resource, "no hop named " + hop).toString();
        return new ContractExamples(URI.create(text.substring(0, text.length() - SCHEMA.length())));
    }

    /** All examples of the hop, by name. */
    public List<Example> all() {
        return inside(folder, hop -> examples(hop.resolve("examples")));
    }

    /** The example in the file {@code <name>.json}. */
    public Example named(String name) {
        return all().stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example named " + name));
    }

    /** What the schema has against this value, one sentence each, naming the member; empty when nothing. */
    public List<String> violations(byte[] json) {
        try {
            return schema.validate(JSON.readTree(json)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself. */
    public JsonNode schema() {
        return schema.getSchemaNode();
    }

    private static JsonSchema schema(byte[] text) {
        var config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .typeLoose(false)
                .build();
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(text), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Example> examples(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().map(Example::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the module's own build the folder is a folder, elsewhere it is inside a jar. */
    private static <T> T inside(URI folder, Function<Path, T> use) {
        if (!folder.getScheme().equals("jar")) {
            return use.apply(Path.of(folder));
        }
        try (var jar = FileSystems.newFileSystem(jarOf(folder), Map.of())) {
            return use.apply(jar.getPath(insideJar(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jarOf(URI folder) {
        var text = folder.getRawSchemeSpecificPart();
        return Path.of(URI.create(text.substring(0, text.indexOf("!/"))));
    }

    private static String insideJar(URI folder) {
        var text = folder.getSchemeSpecificPart();
        return text.substring(text.indexOf("!/") + 1);
    }

    /**
     * One example.
     *
     * @param name the file's name without {@code .json}
     * @param json its bytes
     */
    public record Example(String name, byte[] json) {
        private static Example read(Path file) {
            return new Example(file.getFileName().toString().replace(".json", ""), ContractExamples.read(file));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
