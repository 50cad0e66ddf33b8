package io.qrpay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that live as long as what runs in them. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Makes an empty one. */
    public static Path create(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it and all it holds; nothing happens when it is gone. */
    public static void delete(Path folder) {
        if (Files.exists(folder)) {
            contents(folder).forEach(TemporaryFolder::deleteOne);
        }
    }

    private static List<Path> contents(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
