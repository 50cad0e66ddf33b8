package io.qrpay.initiator;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port where the service tells of its health and its metrics. */
public final class Management {
    private Management() {}

    /** Asks there. */
    public static Response ask(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).get(path);
    }
}
