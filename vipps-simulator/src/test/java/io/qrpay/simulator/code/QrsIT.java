package io.qrpay.simulator.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.Client;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QrsIT {

    private static final String REDIRECTS = "/qr/v1/merchant-redirect";
    private static final String CALLBACKS = "/qr/v1/merchant-callback";

    @TestHTTPResource
    URI simulator;

    private Client client;
    private Client asking;

    @BeforeEach
    void logIn() {
        client = Client.of(simulator.getPort(), "540001");
        asking = client.with("Accept", "image/*");
    }

    @AfterEach
    void forget() {
        client.send("DELETE", "/simulator/qrs", null);
    }

    @Test
    void shouldCountWritesOfOwnerWhenCodeIsWritten() {
        // Given
        createRedirect("counted");
        createRedirect("counted");
        asking.send("GET", REDIRECTS + "/counted", null);
        asking.send("PUT", REDIRECTS + "/counted", "{\"redirectUrl\":\"https://shop.example/2\"}");

        // When
        asking.send("DELETE", REDIRECTS + "/counted", null);
        asking.send("DELETE", REDIRECTS + "/counted", null);

        // Then
        var shown = shown().path(0);
        assertThat(shown.path("there").asBoolean()).isFalse();
        assertThat(shown.path("writes")).hasToString("{\"created\":1,\"changed\":1,\"repeated\":1,\"deleted\":1}");
    }

    @Test
    void shouldCountRepetitionWhenCallbackCodeIsPutUnchanged() {
        // Given
        putCallback("till", "Kasse 1");

        // When
        putCallback("till", "Kasse 1");

        // Then
        assertThat(shown().path(0).path("writes"))
                .hasToString("{\"created\":1,\"changed\":0,\"repeated\":1,\"deleted\":0}");
    }

    @Test
    void shouldChangeBehindOwnersBackWhenDriftIsAsked() {
        // Given
        createRedirect("billboard");
        putCallback("till", "Kasse 1");

        // When
        var redirected = drift("PUT", "redirect/billboard", "{\"redirectUrl\":\"https://thief.example\"}");
        var moved = drift("PUT", "callback/till", "{\"locationDescription\":\"Elsewhere\"}");

        // Then
        assertThat(redirected).isEqualTo(204);
        assertThat(moved).isEqualTo(204);
        assertThat(asking.send("GET", REDIRECTS + "/billboard", null)
                        .json()
                        .path("redirectUrl")
                        .asText())
                .isEqualTo("https://thief.example");
        assertThat(client.send("GET", CALLBACKS + "/till", null)
                        .json()
                        .path("locationDescription")
                        .asText())
                .isEqualTo("Elsewhere");
        assertThat(shown())
                .allSatisfy(code ->
                        assertThat(code.path("writes").path("changed").asInt()).isZero());
    }

    @Test
    void shouldDeleteBehindOwnersBackWhenDriftIsAsked() {
        // Given
        createRedirect("billboard");

        // When
        var deleted = drift("DELETE", "redirect/billboard", null);

        // Then
        assertThat(deleted).isEqualTo(204);
        assertThat(asking.send("GET", REDIRECTS + "/billboard", null).status()).isEqualTo(404);
        assertThat(shown().path(0).path("writes").path("deleted").asInt()).isZero();
        assertThat(drift("DELETE", "redirect/billboard", null)).isEqualTo(404);
        assertThat(drift("DELETE", "poster/billboard", null)).isEqualTo(404);
    }

    @Test
    void shouldShowCategoryWhenCallbackCodeHasOne() {
        // Given
        putCallback("a", "Kasse 1");

        // When
        client.send("PUT", CALLBACKS + "/b", "{\"locationDescription\":\"Kiosk\",\"category\":\"VENDING\"}");

        // Then
        assertThat(shown()).extracting(code -> code.path("category").asText()).containsExactly("IN_STORE", "VENDING");
    }

    @Test
    void shouldRefuseDriftWhenItSaysNothing() {
        // Given
        putCallback("till", "Kasse 1");

        // Then
        assertThat(drift("PUT", "callback/till", "null")).isEqualTo(400);
        assertThat(drift("PUT", "callback/till", "{}")).isEqualTo(400);
        assertThat(drift("PUT", "callback/till", "{\"redirectUrl\":\"https://shop.example\"}"))
                .isEqualTo(400);
        assertThat(drift("PUT", "callback/nobody", "{\"locationDescription\":\"Kiosk\"}"))
                .isEqualTo(404);
    }

    @Test
    void shouldShowOneSalesUnitOnlyWhenAsked() {
        // Given
        createRedirect("own");
        client.with("Merchant-Serial-Number", "540002").send("PUT", CALLBACKS + "/theirs", place("Kiosk"));

        // Then
        assertThat(shown()).hasSize(1);
        assertThat(client.send("GET", "/simulator/qrs", null).json()).hasSize(2);
    }

    private JsonNode shown() {
        return client.send("GET", "/simulator/qrs?msn=540001", null).json();
    }

    private int drift(String method, String code, String body) {
        return client.send(method, "/simulator/qrs/540001/" + code, body).status();
    }

    private void createRedirect(String id) {
        asking.post(REDIRECTS, "{\"id\":\"%s\",\"redirectUrl\":\"https://shop.example/1\"}".formatted(id));
    }

    private void putCallback(String id, String location) {
        client.send("PUT", CALLBACKS + "/" + id, place(location));
    }

    private static String place(String location) {
        return "{\"locationDescription\":\"%s\"}".formatted(location);
    }
}
