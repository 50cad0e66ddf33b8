package io.qrpay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What broker, clients and launcher log goes beside the services' logs, not between the lines of the demo. */
public final class LauncherLog {
    private LauncherLog() {}

    public static void into(Path folder) {
        var root = Logger.getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        root.addHandler(handler(folder.resolve("launcher.log")));
    }

    private static FileHandler handler(Path log) {
        try {
            var handler = new FileHandler(log.toString());
            handler.setFormatter(new SimpleFormatter());
            return handler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
