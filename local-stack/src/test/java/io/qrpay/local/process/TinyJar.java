package io.qrpay.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packages {@link TinyService}. */
final class TinyJar {
    private TinyJar() {}

    static Path in(Path folder) throws IOException {
        var jar = folder.resolve("tiny.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            add(out, TinyService.class.getName().replace('.', '/') + ".class");
        }
        return jar;
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, TinyService.class.getName());
        return manifest;
    }

    private static void add(JarOutputStream out, String entry) throws IOException {
        out.putNextEntry(new JarEntry(entry));
        copy(entry, out);
    }

    private static void copy(String entry, OutputStream out) throws IOException {
        try (var in = TinyJar.class.getClassLoader().getResourceAsStream(entry)) {
            in.transferTo(out);
        }
    }
}
