package io.qrpay.screen;

/** Why somebody does not get to a page, as far as it makes a difference to them. */
enum Obstacle {
    NOT_SIGNED_IN,
    NOT_ALLOWED,
    NOT_THERE,
    /** It may be better in a moment. */
    BUSY,
    BROKEN;

    private static final int FIRST_OF_SERVER = 500;

    static Obstacle of(int status) {
        return switch (status) {
            case 401 -> NOT_SIGNED_IN;
            case 403 -> NOT_ALLOWED;
            case 429, 502, 503, 504 -> BUSY;
            default -> status < FIRST_OF_SERVER ? NOT_THERE : BROKEN;
        };
    }
}
