package io.qrpay.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qrpay.local.FreePort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As containers run it: with a JVM, this module's classes and nothing else. */
class HealthIT {
    private static HttpServer server;

    @BeforeAll
    static void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (var status : new int[] {200, 503}) {
            server.createContext("/" + status, exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(status, -1);
                }
            });
        }
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"/200, 0", "/503, 1", "/404, 1"})
    void shouldEndWellOnlyWhenTheAnswerIs200(String path, int exit) throws Exception {
        assertThat(ask(server.getAddress().getPort(), path)).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource("/200")
    void shouldNotEndWellWhenNobodyAnswers(String path) throws Exception {
        assertThat(ask(FreePort.find(), path)).isEqualTo(1);
    }

    private static int ask(int port, String path) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = Path.of("target/classes").toAbsolutePath().toString();
        var url = "http://localhost:" + port + path;
        return new ProcessBuilder(java, "-Xmx16m", "-cp", classes, Health.class.getName(), url)
                .start()
                .waitFor();
    }
}
