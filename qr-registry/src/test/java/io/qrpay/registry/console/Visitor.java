package io.qrpay.registry.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies; looks at the head of a stream only. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI service;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    private Visitor(URI service) {
        this.service = service;
    }

    static Visitor nobody(URI service) {
        return new Visitor(service);
    }

    /** Signs in at the issuer, to which a page leads. */
    static Visitor signedIn(URI service, String account) {
        var visitor = new Visitor(service);
        var door = visitor.get("/console/sheets");
        visitor.send(HttpRequest.newBuilder(door.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("account=" + account)));
        return visitor;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(service.resolve(path)));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, service.resolve("/").toString().replaceAll("/$", ""));
    }

    HttpResponse<String> post(String path, Map<String, String> form, String origin) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> upload(String path, Map<String, String> form) {
        var parts = form.entrySet().stream()
                .map(field -> "--part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        return send(HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(parts + "--part--\r\n")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
