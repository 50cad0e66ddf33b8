package io.qrpay.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** As little of a service as a process needs to be looked after; its environment says how it behaves. */
final class TinyService {
    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("tiny service starts");
        if (System.getenv().containsKey("FAIL")) {
            throw new IllegalStateException("no key configured");
        }
        var server = listen("QUARKUS_HTTP_PORT");
        var management = listen("QUARKUS_MANAGEMENT_PORT");
        management.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/colour", exchange -> {
            var colour = System.getenv().getOrDefault("COLOUR", "none").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, colour.length);
            exchange.getResponseBody().write(colour);
            exchange.close();
        });
        server.start();
        management.start();
    }

    private static HttpServer listen(String port) throws IOException {
        return HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(System.getenv(port))), 0);
    }
}
