package io.qrpay.simulator.phone;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/**
 * The phone's first page.
 *
 * @param scanned what was pasted before, and led nowhere
 * @param error what is wrong with that
 * @param good what the customer is to know
 * @param bad what did not happen, and why
 */
@TemplateData
record HomePage(
        HomeView view,
        String scanned,
        @Nullable String error,
        @Nullable String good,
        @Nullable String bad) {

    static HomePage of(HomeView view) {
        return new HomePage(view, "", null, null, null);
    }

    HomePage withError(String text, String why) {
        return new HomePage(view, text, why, null, null);
    }

    HomePage withGood(String notice) {
        return new HomePage(view, "", null, notice, null);
    }

    HomePage withBad(String notice) {
        return new HomePage(view, "", null, null, notice);
    }
}
