package io.qrpay.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final String SECRET =
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
    private static final String HOST = "merchant.example";
    private static final String PATH = "/webhooks/vipps?site=oslo-1&x=%C3%A6";
    private static final String DATE = "Sat, 21 Nov 2026 12:00:00 GMT";
    private static final String BODY = """
            {"msn":"1234567","reference":"pos7-20261121-0001","pspReference":"5d1f0c2e-7a34-4a11-9c55-0f2f3f1d9a01",\
            "name":"AUTHORIZED","amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:58.123Z",\
            "idempotencyKey":"1f6e5b0a-40b5-4d3a-8a1e-1c9c2b0b7c11","success":true}""";

    @Test
    void shouldMatchVendorsVectorWhenSecretIsTakenAsText() {
        // Given
        var secret = "A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==";
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}";

        // When
        var signature = sign(secret, body);

        // Then
        assertThat(signature.contentHash()).isEqualTo("lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=");
        assertThat(signature.authorization())
                .isEqualTo("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                        + "agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=");
    }

    @Test
    void shouldMatchCorrectedVectorWhenSecretIsRedacted() {
        // Given
        var secret = "A".repeat(86) + "==";
        var body = "{\"some-unique-content\":\"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world\"}";

        // When
        var signature = sign(secret, body);

        // Then
        assertThat(signature.authorization()).endsWith("u4zz3dyO3c3xJwl36rPpn1n7WF75u6r2epjH70MZTGM=");
    }

    @Test
    void shouldCoverQueryAsWrittenWhenUrlHasOne() {
        // When
        var signature = Signature.of(SECRET, HOST, PATH, DATE, BODY.getBytes(UTF_8));

        // Then
        assertThat(signature.contentHash()).isEqualTo("dUhlRRG413MCdR0nt73E0MvkRA7L2f30zM84lyPIMPk=");
        assertThat(signature.authorization()).endsWith("FkJvVsnRuu5vdqiqlfPHziRMW64qZg4U73KpOqJsTVA=");
    }

    /** What a client must refuse, each made by the mistake that it shows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "merchant.example:443 | /webhooks/vipps?site=oslo-1&x=%C3%A6 | z4x/32PlBWQm04VFSOXTVusoBNFhx+fYdcYf+rzUnSA=",
                "merchant.example     | /webhooks/vipps                      | NcKsZJcjvU5IgrCRZH/3koRMUTEMJctl9mr5+k2jKiA=",
                "merchant.example     | /webhooks/vipps?site=oslo-1&x=æ      | 0hepGcDjA4NuMKJXHavV5mlbY9bt6Cg4wfl3yOOCvMI=",
            })
    void shouldSignOtherwiseWhenHostOrPathDiffers(String host, String path, String mistaken) {
        // When
        var signature = Signature.of(SECRET, host, path, DATE, BODY.getBytes(UTF_8));

        // Then
        assertThat(signature.authorization()).endsWith(mistaken);
        assertThat(mistaken).isNotEqualTo("FkJvVsnRuu5vdqiqlfPHziRMW64qZg4U73KpOqJsTVA=");
    }

    private static Signature sign(String secret, String body) {
        return Signature.of(
                secret,
                "webhook.site",
                "/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63",
                "Thu, 30 Mar 2023 08:38:32 GMT",
                body.getBytes(UTF_8));
    }
}
