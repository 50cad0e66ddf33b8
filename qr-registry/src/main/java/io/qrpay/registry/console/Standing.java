package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrState;
import io.qrpay.registry.code.QrView;
import io.quarkus.qute.TemplateData;

/** How a code stands, for people; and by which colour. */
@TemplateData
enum Standing {
    WANTED("wait"),
    BEING_DELETED("wait"),
    IN_SYNC("good"),
    DRIFTED("bad"),
    DELETED(""),
    FAILED("bad");

    private final String mood;

    Standing(String mood) {
        this.mood = mood;
    }

    static Standing of(QrView code) {
        if (code.state() == QrState.WANTED && code.deleting()) {
            return BEING_DELETED;
        }
        return valueOf(code.state().name());
    }

    /** The class of its colour. */
    public String mood() {
        return mood;
    }
}
