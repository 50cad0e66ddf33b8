package io.qrpay.local.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of {@code localhost} that signs itself and is good for a day: broker, database and simulator show it, and
 * services believe in nobody else.
 *
 * @param keyStore PKCS12, for those who show it
 * @param trustStore PKCS12, for those who believe in it
 * @param certificate PEM
 * @param key PEM, readable by its owner only
 */
public record LocalCertificate(Path keyStore, Path trustStore, Path certificate, Path key) {
    /** Of both stores. What they keep is worth nothing after the run. */
    public static final String PASSWORD = "local-password";

    private static final String ALIAS = "localhost";
    private static final int WAIT_SECONDS = 60;
    private static final String LINE = "\n";

    /** Makes a new one, as files in that folder. */
    public static LocalCertificate in(Path folder) {
        try {
            var made = new LocalCertificate(
                    Files.createDirectories(folder).resolve("tls-key.p12"),
                    folder.resolve("tls-trust.p12"),
                    folder.resolve("tls-certificate.pem"),
                    folder.resolve("tls-key.pem"));
            made.make();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be made", e);
        }
    }

    private void make() throws IOException, GeneralSecurityException {
        Files.deleteIfExists(keyStore);
        generate();
        var keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        var shown = keys.getCertificate(ALIAS);
        var secret = keys.getKey(ALIAS, PASSWORD.toCharArray());
        Files.writeString(certificate, pem("CERTIFICATE", shown.getEncoded()));
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, pem("PRIVATE KEY", secret.getEncoded()));
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, shown);
        try (var file = Files.newOutputStream(trustStore)) {
            trusted.store(file, PASSWORD.toCharArray());
        }
    }

    /** By the JDK's own tool: no class of the JDK that is open to all makes certificates. */
    private void generate() throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                tool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD);
        var tooling = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!tooling.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) || tooling.exitValue() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        }
    }

    private static String pem(String kind, byte[] content) {
        var text = Base64.getMimeEncoder(64, LINE.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----" + LINE + text + LINE + "-----END " + kind + "-----" + LINE;
    }

    /** System properties by which a program believes in it, and in nobody else. */
    public List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
}
