package io.qrpay.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Brings webhooks to the service by HTTP; the host and the port it calls are not those of the registered URL. */
public final class Deliveries {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI service;
    private final HttpClient client;

    public Deliveries(URI service) {
        this(service, HttpClient.Version.HTTP_1_1);
    }

    public Deliveries(URI service, HttpClient.Version version) {
        this.service = service;
        this.client = HttpClient.newBuilder().version(version).build();
    }

    /** The status of the answer. */
    public int deliver(Webhook webhook) {
        return send(request(webhook)).statusCode();
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The delivery, to be altered before it is sent. */
    public HttpRequest.Builder request(Webhook webhook) {
        var path = webhook.url().getRawPath();
        return HttpRequest.newBuilder(service.resolve("/v1/webhooks" + path.substring(path.lastIndexOf('/'))))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("x-ms-date", webhook.date())
                .header("x-ms-content-sha256", webhook.contentHash())
                .header("Authorization", webhook.authorization())
                .POST(BodyPublishers.ofByteArray(webhook.body()));
    }

    /** It is ready, and the vendor has every registration that it wants: what the vendor signs is believed. */
    public boolean areExpected() {
        var health = get("/q/health/ready");
        return status("/q/health/ready") == 200 && number(health, "wanted") == number(health, "in line");
    }

    private static int number(String health, String name) {
        var found = Pattern.compile("\"registrations " + name + "\": *(\\d+)").matcher(health);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    /** Asks at the port where the service tells of its health and its metrics. */
    public String get(String path) {
        return manage(path).body();
    }

    public int status(String path) {
        return manage(path).statusCode();
    }

    private HttpResponse<String> manage(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        var management = URI.create("http://localhost:" + port);
        return send(HttpRequest.newBuilder(management.resolve(path)).timeout(PATIENCE));
    }
}
