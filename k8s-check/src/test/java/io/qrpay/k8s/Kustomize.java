package io.qrpay.k8s;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds overlays with the kustomize of this machine: its own command, or the one in kubectl from 1.27 on. */
final class Kustomize {
    private static final int OLDEST = 5;
    private static final Pattern VERSION = Pattern.compile("(?:Kustomize Version: |kustomize/)?v(\\d+)\\.\\d+\\.\\d+");
    private static final Map<Overlay, Cluster> BUILT = new EnumMap<>(Overlay.class);

    private Kustomize() {}

    /** The command and its first arguments; empty where there is none, or only one that is too old. */
    static Optional<List<String>> command() {
        var asked = System.getProperty("qrpay.kustomize", "");
        if (!asked.isBlank()) {
            return Optional.of(List.of(asked.split(" ")));
        }
        return Stream.of(List.of("kustomize", "build"), List.of("kubectl", "kustomize"))
                .filter(command -> onPath(command.get(0)))
                .filter(Kustomize::isYoungEnough)
                .findFirst();
    }

    static synchronized Cluster build(Overlay overlay) {
        return BUILT.computeIfAbsent(overlay, missing -> new Cluster(missing, build(missing.folder())));
    }

    static List<Manifest> build(Path folder) {
        var command = new ArrayList<>(command().orElseThrow());
        command.add(folder.toString());
        return read(run(command));
    }

    static List<Manifest> read(String yaml) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().map(Manifest::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static boolean isYoungEnough(List<String> command) {
        var told = command.get(0).equals("kubectl")
                ? run(List.of("kubectl", "version", "--client")).replaceFirst("(?m)^Client Version.*$", "")
                : run(List.of("kustomize", "version"));
        var version = VERSION.matcher(told);
        return version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
    }

    private static String run(List<String> command) {
        try {
            var errors = Files.createTempFile("kustomize", ".log");
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
