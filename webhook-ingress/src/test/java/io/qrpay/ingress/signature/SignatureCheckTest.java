package io.qrpay.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.ingress.event.Expected;
import io.qrpay.ingress.event.Scope;
import io.qrpay.ingress.registration.Registration;
import io.qrpay.vipps.webhook.SignedUrl;
import io.qrpay.vipps.webhook.WebhookSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
    private static final String SECRET =
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
    private static final String DATE = "Sat, 21 Nov 2026 12:00:00 GMT";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:07Z");
    private static final String HASH = "dUhlRRG413MCdR0nt73E0MvkRA7L2f30zM84lyPIMPk=";
    private static final String SIGNATURE = "FkJvVsnRuu5vdqiqlfPHziRMW64qZg4U73KpOqJsTVA=";
    private static final byte[] BODY = """
            {"msn":"1234567","reference":"pos7-20261121-0001","pspReference":"5d1f0c2e-7a34-4a11-9c55-0f2f3f1d9a01",\
            "name":"AUTHORIZED","amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:58.123Z",\
            "idempotencyKey":"1f6e5b0a-40b5-4d3a-8a1e-1c9c2b0b7c11","success":true}""".getBytes(StandardCharsets.UTF_8);

    private final SignatureCheck check = new SignatureCheck(() -> Duration.ofMinutes(5));

    @Test
    void shouldHoldWhenTheVendorSignedTheRegisteredUrl() {
        assertThat(check.holds(registered(SECRET), signed(SIGNATURE), BODY, NOW))
                .isTrue();
    }

    @Test
    void shouldHoldWhenTheVendorsOwnExampleIsRepeated() {
        // Given
        var registration = new Registration(
                new Scope.SalesUnit("1234567"),
                Expected.PAYMENT,
                SignedUrl.of(URI.create("https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63")),
                secrets("A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A=="));
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}";
        var headers = new SignatureHeaders(
                "Thu, 30 Mar 2023 08:38:32 GMT",
                "lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=",
                authorization("agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U="));

        // When
        var holds = check.holds(
                registration, headers, body.getBytes(StandardCharsets.UTF_8), Instant.parse("2023-03-30T08:38:33Z"));

        // Then
        assertThat(holds).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "key decoded from base64, z88ypR/iBU6HCQJ4K31hi1Kx3GwcgJRz/XxtRiDQgr0=",
        "host with default port, z4x/32PlBWQm04VFSOXTVusoBNFhx+fYdcYf+rzUnSA=",
        "query dropped, NcKsZJcjvU5IgrCRZH/3koRMUTEMJctl9mr5+k2jKiA=",
        "query decoded, 0hepGcDjA4NuMKJXHavV5mlbY9bt6Cg4wfl3yOOCvMI=",
        "body serialised again, enLbNci3KYJ4W5I7afRcAYUy10E4F/MkAXIQ8H5+yq4=",
        "CRLF, muztv7jPdP2Z6KDK8APM6rYAWMvUW6CKSCDv2OV7RUQ=",
        "hash in hex, f+0iI+/0JVcawzVRW4FqtjNyYvobyxSU+h8kC3vnoIg=",
        "nothing, ''"
    })
    void shouldNotHoldWhenSignedInAnotherWay(String way, String signature) {
        assertThat(check.holds(registered(SECRET), signed(signature), BODY, NOW))
                .as(way)
                .isFalse();
    }

    @Test
    void shouldHoldWhenAnyOfSeveralLiveSecretsSigned() {
        assertThat(check.holds(registered("former", SECRET), signed(SIGNATURE), BODY, NOW))
                .isTrue();
        assertThat(check.holds(registered(SECRET, "newer"), signed(SIGNATURE), BODY, NOW))
                .isTrue();
    }

    @Test
    void shouldNotHoldWhenNoneOfTheSecretsSigned() {
        assertThat(check.holds(registered("former", "newer"), signed(SIGNATURE), BODY, NOW))
                .isFalse();
        assertThat(check.holds(Registration.NOBODY, signed(SIGNATURE), BODY, NOW))
                .isFalse();
    }

    @Test
    void shouldNotHoldWhenOneByteOfTheBodyIsAnother() {
        // Given
        var body = BODY.clone();
        body[body.length - 2] = 'E';

        // When / Then
        assertThat(check.holds(registered(SECRET), signed(SIGNATURE), body, NOW))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:05:00Z, true",
        "2026-11-21T12:05:00.001Z, false",
        "2026-11-21T11:55:00Z, true",
        "2026-11-21T11:54:59.999Z, false",
        "2027-11-21T12:00:00Z, false"
    })
    void shouldHoldOnlyWhenSignedAboutNow(Instant now, boolean holds) {
        assertThat(check.holds(registered(SECRET), signed(SIGNATURE), BODY, now))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T12:00:00Z", "yesterday", "", "Sun, 21 Nov 2026 12:00:00 GMT"})
    void shouldNotHoldWhenTheDateCannotBeRead(String date) {
        // Given
        var headers = new SignatureHeaders(date, HASH, authorization(SIGNATURE));

        // When / Then
        assertThat(check.holds(registered(SECRET), headers, BODY, NOW)).isFalse();
    }

    @Test
    void shouldNotHoldWhenAHeaderIsMissing() {
        var authorization = authorization(SIGNATURE);
        assertThat(check.holds(registered(SECRET), new SignatureHeaders(null, HASH, authorization), BODY, NOW))
                .isFalse();
        assertThat(check.holds(registered(SECRET), new SignatureHeaders(DATE, null, authorization), BODY, NOW))
                .isFalse();
        assertThat(check.holds(registered(SECRET), new SignatureHeaders(DATE, HASH, null), BODY, NOW))
                .isFalse();
    }

    private static Registration registered(String... secrets) {
        var url = SignedUrl.of(URI.create("https://merchant.example/webhooks/vipps?site=oslo-1&x=%C3%A6"));
        return new Registration(new Scope.SalesUnit("1234567"), Expected.PAYMENT, url, secrets(secrets));
    }

    private static List<WebhookSecret> secrets(String... texts) {
        return Arrays.stream(texts).map(WebhookSecret::of).toList();
    }

    private static SignatureHeaders signed(String signature) {
        return new SignatureHeaders(DATE, HASH, authorization(signature));
    }

    private static String authorization(String signature) {
        return "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature;
    }
}
