package io.qrpay.local.container;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ends well when a URL answers 200: images without a shell have nothing else to ask themselves with. */
public final class Health {
    private static final int WAIT_MILLIS = 3000;

    private Health() {}

    public static void main(String[] arguments) {
        System.exit(isGood(URI.create(arguments[0])) ? 0 : 1);
    }

    /** Whether it answers 200 within seconds. */
    static boolean isGood(URI url) {
        try {
            var question = (HttpURLConnection) url.toURL().openConnection();
            question.setConnectTimeout(WAIT_MILLIS);
            question.setReadTimeout(WAIT_MILLIS);
            return question.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
