package io.qrpay.simulator.code;

/**
 * How often its owner wrote a code over the QR API.
 *
 * @param repeated writes that left it as it was, creates that met an existing id included
 */
public record Writes(int created, int changed, int repeated, int deleted) {

    static final Writes NONE = new Writes(0, 0, 0, 0);

    Writes plus(Change.Effect effect) {
        return switch (effect) {
            case CREATED -> new Writes(created + 1, changed, repeated, deleted);
            case CHANGED -> new Writes(created, changed + 1, repeated, deleted);
            case REPEATED -> new Writes(created, changed, repeated + 1, deleted);
            case DELETED -> new Writes(created, changed, repeated, deleted + 1);
            case NOTHING -> this;
        };
    }
}
