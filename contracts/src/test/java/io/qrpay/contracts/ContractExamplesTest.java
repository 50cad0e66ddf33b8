package io.qrpay.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractExamplesTest {

    @Test
    void shouldListTheSameExamplesWhenInsideAJar(@TempDir Path folder) throws IOException {
        // Given
        var jar = jar(folder.resolve("contracts of today.jar"));

        // When
        var examples = new ContractExamples(URI.create("jar:" + jar.toUri() + "!/flow/8-customer.checked-in.v1/"));

        // Then
        assertThat(examples.all())
                .map(ContractExamples.Example::name)
                .containsExactly("checked-in", "token-of-odd-characters")
                .isEqualTo(ContractExamples.of("8-customer.checked-in.v1").all().stream()
                        .map(ContractExamples.Example::name)
                        .toList());
        assertThat(examples.violations(examples.named("checked-in").json())).isEmpty();
    }

    @Test
    void shouldSayWhenThereIsNoSuchHop() {
        assertThatThrownBy(() -> ContractExamples.of("6-payment.commanded.v1"))
                .hasMessage("no hop named 6-payment.commanded.v1");
    }

    private static Path jar(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "schema.json");
            add(zip, "examples/token-of-odd-characters.json");
            add(zip, "examples/checked-in.json");
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name) throws IOException {
        var entry = "flow/8-customer.checked-in.v1/" + name;
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(ContractExamplesTest.class.getResourceAsStream("/" + entry).readAllBytes());
        zip.closeEntry();
    }
}
