package io.qrpay.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerTest {
    @TempDir
    Path project;

    @Test
    void shouldVerifyWhatTheCommandPrintsByTheKeysThatItPrints() throws Exception {
        // Given
        var keys = Files.writeString(project.resolve("keys"), print("--public-keys"));
        try (var issuer = Issuer.start(anywhere(), URI.create("http://issuer:8086"), keys)) {

            // When
            var claims = verifier(issuer).processToClaims(print("--role", "till", "--store", "oslo-1"));

            // Then
            assertThat(claims.getStringListClaimValue("groups")).containsExactly("till");
            assertThat(claims.getStringListClaimValue("stores")).containsExactly("oslo-1");
            assertThat(Files.readString(keys)).doesNotContain("\"d\"");
            assertThat(read(issuer, "/.well-known/openid-configuration"))
                    .contains("\"jwks_uri\": \"http://issuer:8086/keys\"");
        }
    }

    @Test
    void shouldNotVerifyWhatAnotherKeyHasSigned() throws Exception {
        // Given
        var keys = Files.writeString(project.resolve("keys"), print("--public-keys"));
        try (var issuer = Issuer.start(anywhere(), URI.create("http://issuer:8086"), keys)) {

            // When
            var another = Token.read(List.of("--role", "till")).print(project.resolve("another"));

            // Then
            assertThatThrownBy(() -> verifier(issuer).processToClaims(another)).isInstanceOf(InvalidJwtException.class);
        }
    }

    private String print(String... arguments) {
        return Token.read(List.of(arguments)).print(project);
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static JwtConsumer verifier(Issuer issuer) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(
                        new HttpsJwks(issuer.url().resolve("/keys").toString())))
                .setExpectedIssuer(AccessTokens.ISSUER)
                .setExpectedAudience(AccessTokens.AUDIENCE)
                .build();
    }

    private static String read(Issuer issuer, String path) throws IOException {
        try (var body = issuer.url().resolve(path).toURL().openStream()) {
            return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
