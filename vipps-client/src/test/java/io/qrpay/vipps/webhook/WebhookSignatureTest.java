package io.qrpay.vipps.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final String SECRET =
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
    private static final String DATE = "Sat, 21 Nov 2026 12:00:00 GMT";
    private static final SignedUrl URL = SignedUrl.of("merchant.example", "/webhooks/vipps?site=oslo-1&x=%C3%A6");
    private static final byte[] BODY = """
            {"msn":"1234567","reference":"pos7-20261121-0001","pspReference":"5d1f0c2e-7a34-4a11-9c55-0f2f3f1d9a01",\
            "name":"AUTHORIZED","amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:58.123Z",\
            "idempotencyKey":"1f6e5b0a-40b5-4d3a-8a1e-1c9c2b0b7c11","success":true}""".getBytes(UTF_8);
    private static final String HASH = "dUhlRRG413MCdR0nt73E0MvkRA7L2f30zM84lyPIMPk=";
    private static final String SIGNATURE = "FkJvVsnRuu5vdqiqlfPHziRMW64qZg4U73KpOqJsTVA=";

    @ParameterizedTest
    @CsvSource({
        "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==,"
                + " agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==,"
                + " u4zz3dyO3c3xJwl36rPpn1n7WF75u6r2epjH70MZTGM="
    })
    void shouldMatchWhenTheVendorSignedIt(String secret, String signature) {
        // Given
        var url = SignedUrl.of(URI.create("https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63"));
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}".getBytes(UTF_8);

        // When
        var read = WebhookSignature.read(
                url,
                "Thu, 30 Mar 2023 08:38:32 GMT",
                "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
                authorization(signature),
                body);

        // Then
        assertThat(read)
                .hasValueSatisfying(found ->
                        assertThat(found.isBy(WebhookSecret.of(secret))).isTrue());
    }

    @Test
    void shouldRefuseWhenTheSecretIsRedactedAndTheSignatureIsNot() {
        // Given
        var url = SignedUrl.of(URI.create("https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63"));
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}".getBytes(UTF_8);

        // When
        var read = WebhookSignature.read(
                url,
                "Thu, 30 Mar 2023 08:38:32 GMT",
                "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
                authorization("agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U="),
                body);

        // Then
        assertThat(read)
                .hasValueSatisfying(found -> assertThat(found.isBy(WebhookSecret.of("A".repeat(86) + "==")))
                        .isFalse());
    }

    @Test
    void shouldMatchWhenTheQueryIsEncoded() {
        // When
        boolean matches = matches(URL, DATE, HASH, authorization(SIGNATURE), BODY);

        // Then
        assertThat(matches).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "z88ypR/iBU6HCQJ4K31hi1Kx3GwcgJRz/XxtRiDQgr0=",
                "z4x/32PlBWQm04VFSOXTVusoBNFhx+fYdcYf+rzUnSA=",
                "NcKsZJcjvU5IgrCRZH/3koRMUTEMJctl9mr5+k2jKiA=",
                "0hepGcDjA4NuMKJXHavV5mlbY9bt6Cg4wfl3yOOCvMI=",
                "enLbNci3KYJ4W5I7afRcAYUy10E4F/MkAXIQ8H5+yq4=",
                "muztv7jPdP2Z6KDK8APM6rYAWMvUW6CKSCDv2OV7RUQ=",
                "f+0iI+/0JVcawzVRW4FqtjNyYvobyxSU+h8kC3vnoIg="
            })
    void shouldRefuseWhenSignedInAnotherWay(String signature) {
        // When
        boolean matches = matches(URL, DATE, HASH, authorization(signature), BODY);

        // Then
        assertThat(matches).isFalse();
    }

    @Test
    void shouldRefuseWhenAnyPartDiffers() {
        // Given
        var right = authorization(SIGNATURE);
        var otherBody = BODY.clone();
        otherBody[20] ^= 1;

        // Then
        assertThat(matches(SignedUrl.of("merchant.example:443", "/webhooks/vipps?site=oslo-1&x=%C3%A6"), right))
                .isFalse();
        assertThat(matches(SignedUrl.of("merchant.example", "/webhooks/vipps"), right))
                .isFalse();
        assertThat(matches(SignedUrl.of("merchant.example", "/webhooks/vipps?site=oslo-1&x=æ"), right))
                .isFalse();
        assertThat(matches(URL, "Sat, 21 Nov 2026 12:00:01 GMT", HASH, right, BODY))
                .isFalse();
        assertThat(matches(URL, DATE, HASH, right, otherBody)).isFalse();
        assertThat(matches(URL, DATE, hashOf(otherBody), right, otherBody)).isFalse();
        assertThat(matches(URL, DATE, hashOf(otherBody), right, BODY)).isFalse();
        assertThat(WebhookSignature.read(URL, DATE, HASH, right, BODY)
                        .orElseThrow()
                        .isBy(WebhookSecret.of("other")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer abc",
                "HMAC-SHA256 ",
                "HMAC-SHA256 Signature=" + SIGNATURE,
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + SIGNATURE + "=",
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=FkJv",
                "HMAC-SHA256 SignedHeaders=host;x-ms-content-sha256&Signature=" + SIGNATURE,
                "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256;more&Signature=" + SIGNATURE,
                "HMAC-SHA512 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + SIGNATURE
            })
    void shouldRefuseWhenTheAuthorizationIsMalformed(String authorization) {
        // When
        boolean matches = matches(URL, DATE, HASH, authorization, BODY);

        // Then
        assertThat(matches).isFalse();
    }

    @Test
    void shouldReadNothingWhenAHeaderIsMissing() {
        // Given
        var right = authorization(SIGNATURE);

        // Then
        assertThat(WebhookSignature.read(URL, null, HASH, right, BODY)).isEmpty();
        assertThat(WebhookSignature.read(URL, DATE, null, right, BODY)).isEmpty();
        assertThat(WebhookSignature.read(URL, DATE, HASH, null, BODY)).isEmpty();
    }

    @Test
    void shouldMatchOnEveryThreadWhenOneSecretIsShared() throws Exception {
        // Given
        var secret = WebhookSecret.of(SECRET);
        Callable<Boolean> verification = () -> IntStream.range(0, 2_000)
                .allMatch(i -> WebhookSignature.read(URL, DATE, HASH, authorization(SIGNATURE), BODY)
                        .orElseThrow()
                        .isBy(secret));

        // When
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = threads.invokeAll(
                    IntStream.range(0, 4).mapToObj(i -> verification).toList());

            // Then
            assertThat(results).allSatisfy(result -> assertThat(result.get()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://Merchant.Example/hooks,      https://merchant.example:443/hooks",
        "https://merchant.example,            https://merchant.example/",
        "https://merchant.example/a?b=%C3%A6, https://merchant.example:443/a?b=%C3%A6"
    })
    void shouldSignTheSameWhenAUrlIsWrittenInTwoWays(URI one, URI other) {
        // Then
        assertThat(SignedUrl.of(one).stringToSign(DATE, HASH.getBytes(UTF_8)))
                .isEqualTo(SignedUrl.of(other).stringToSign(DATE, HASH.getBytes(UTF_8)));
    }

    @Test
    void shouldSignThePortWhenItIsNotTheDefault() {
        // When
        var text = SignedUrl.of(URI.create("https://merchant.example:8080/a?b=c"))
                .stringToSign(DATE, HASH.getBytes(UTF_8));

        // Then
        assertThat(new String(text, UTF_8)).isEqualTo("POST\n/a?b=c\n" + DATE + ";merchant.example:8080;" + HASH);
    }

    @Test
    void shouldNotShowTheSecretWhenPrinted() {
        // Then
        assertThat(WebhookSecret.of(SECRET).toString()).doesNotContain("AAEC");
        assertThat(new RegisterOutcome.Registered("id-1", WebhookSecret.of(SECRET)).toString())
                .contains("id-1")
                .doesNotContain("AAEC");
    }

    private static boolean matches(SignedUrl url, String authorization) {
        return matches(url, DATE, HASH, authorization, BODY);
    }

    private static boolean matches(SignedUrl url, String date, String hash, String authorization, byte[] body) {
        return WebhookSignature.read(url, date, hash, authorization, body)
                .map(read -> read.isBy(WebhookSecret.of(SECRET)))
                .orElse(false);
    }

    private static String hashOf(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            java.security.MessageDigest.getInstance("SHA-256").digest(body));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String authorization(String signature) {
        return "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature;
    }
}
