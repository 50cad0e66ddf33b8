package io.qrpay.registry.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A file of codes as a form sends it: one that was chosen, or else what was pasted. */
final class Uploaded {
    private static final int SHOWN_AGAIN = 32 * 1024;

    @RestForm("file")
    @Nullable FileUpload file;

    @RestForm("text")
    @Nullable String text;

    @RestForm("act")
    @Nullable String act;

    /** Only the button that says so does it. */
    boolean isDry() {
        return !"apply".equals(act);
    }

    /** JSON begins with a brace, and no name of a column does. */
    boolean isCsv() {
        try (var begin = open()) {
            return !new String(begin.readNBytes(SHOWN_AGAIN), StandardCharsets.UTF_8)
                    .replace("\ufeff", "")
                    .stripLeading()
                    .startsWith("{");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        try {
            return hasFile() ? Files.newInputStream(chosen().uploadedFile()) : pasted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream pasted() {
        return new ByteArrayInputStream((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    /** For the field, so that it can be corrected there or sent once more; empty when it is too long for a page. */
    String shownAgain() {
        try (var all = open()) {
            var bytes = all.readNBytes(SHOWN_AGAIN + 1);
            return bytes.length > SHOWN_AGAIN ? "" : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasFile() {
        return file != null && file.size() > 0;
    }

    private FileUpload chosen() {
        return Objects.requireNonNull(file);
    }
}
