package io.qrpay.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.local.quarkus.SimulatorResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The vendor's side of a test: its codes, what somebody else does to them, and what goes wrong. */
public final class SimulatedQrs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url = URI.create(ConfigProvider.getConfig().getValue(SimulatorResource.URL, String.class));
    private final String token;

    public SimulatedQrs() {
        token = JSON.convertValue(call("POST", "/accesstoken/get", "", "123456"), JsonNode.class)
                .path("access_token")
                .asText();
    }

    /** A code as Vipps has it, with how often it was written; one that is gone says so. */
    public Optional<JsonNode> code(String msn, String kind, String id) {
        return call("GET", "/simulator/qrs?msn=" + msn, "", msn)
                .valueStream()
                .filter(code -> code.path("kind").asText().equalsIgnoreCase(kind))
                .filter(code -> code.path("id").asText().equals(id))
                .findFirst();
    }

    /** Somebody else changes a code. */
    public void change(String msn, String kind, String id, String drift) {
        call("PUT", path(msn, kind, id), drift, msn);
    }

    /** Somebody else deletes a code. */
    public void delete(String msn, String kind, String id) {
        call("DELETE", path(msn, kind, id), "", msn);
    }

    /** Somebody else makes a redirect code. */
    public void createRedirect(String msn, String id, String target) {
        call("POST", "/qr/v1/merchant-redirect", "{\"id\":\"%s\",\"redirectUrl\":\"%s\"}".formatted(id, target), msn);
    }

    /** Somebody else makes a callback code. */
    public void putCallback(String msn, String id, String location) {
        call("PUT", "/qr/v1/merchant-callback/" + encoded(id), "{\"locationDescription\":\"" + location + "\"}", msn);
    }

    public void rotateImageUrls() {
        call("POST", "/simulator/qrs/rotate-image-urls", "", "123456");
    }

    public void breaks(String fault) {
        call("POST", "/simulator/faults", fault, "123456");
    }

    public void works() {
        call("DELETE", "/simulator/faults", "", "123456");
    }

    /** How often what is broken has been met. */
    public int hits() {
        return call("GET", "/simulator/faults", "", "123456")
                .valueStream()
                .mapToInt(fault -> fault.path("hits").asInt())
                .sum();
    }

    private static String path(String msn, String kind, String id) {
        return "/simulator/qrs/" + msn + "/" + kind + "/" + encoded(id);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(String method, String path, String body, String msn) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30))
                .header("client_id", "id")
                .header("client_secret", "secret")
                .header("Ocp-Apim-Subscription-Key", "key")
                .header("Merchant-Serial-Number", msn)
                .header("Authorization", "Bearer " + token)
                .header("Accept", path.startsWith("/qr/") ? "image/svg+xml" : "application/json")
                .header("Content-Type", "application/json");
        return answer(request.build());
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new AssertionError(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
