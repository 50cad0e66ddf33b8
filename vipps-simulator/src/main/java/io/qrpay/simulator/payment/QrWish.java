package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The code that a create asked for.
 *
 * @param size width and height in pixels, for PNG only
 */
record QrWish(String format, int size) {

    static final String TEXT = "TEXT/TARGETURL";
    static final String SVG = "IMAGE/SVG+XML";
    static final String PNG = "IMAGE/PNG";

    private static final int USUAL_SIZE = 1024;

    static QrWish of(JsonNode qrFormat) {
        return new QrWish(
                qrFormat.path("format").asText(SVG).intern(),
                qrFormat.path("size").asInt(USUAL_SIZE));
    }
}
