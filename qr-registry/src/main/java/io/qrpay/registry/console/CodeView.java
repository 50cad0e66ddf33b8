package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.code.QrView;
import io.qrpay.screen.Language;
import io.qrpay.screen.Times;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What people see of one code.
 *
 * @param zone by which its times are written: its store's
 */
@TemplateData
record CodeView(QrView code, ZoneId zone) {
    static final String CODES = "/console/codes/";

    public String path() {
        return CODES + code.id();
    }

    /** As the chain describes where it is; else what it is called. */
    public String name() {
        var location = code.locationDescription();
        return location == null || location.isBlank() ? code.codeId() : location;
    }

    public Standing standing() {
        return Standing.of(code);
    }

    public @Nullable Reason reason() {
        return code.failure() == null ? null : Reason.of(code.failure());
    }

    /** What Vipps said no to, in its own words; empty where our own words say it all. */
    public String detail() {
        var failure = code.failure();
        return failure == null || Reason.of(failure) != Reason.REFUSED_BY_VIPPS
                ? ""
                : failure.code() + (failure.detail() == null ? "" : ": " + failure.detail());
    }

    public boolean isRedirect() {
        return code.kind() == QrKind.REDIRECT;
    }

    /** Whether somebody may still want something else of it. */
    public boolean canBeChanged() {
        return !code.deleting();
    }

    /** Whether it may be deleted: once, and again where Vipps has refused it. */
    public boolean canBeDeleted() {
        return standing() != Standing.DELETED && standing() != Standing.BEING_DELETED;
    }

    /** Empty where Vipps tells no image, or what is printed is dead. */
    public String image() {
        return code.image() == null || code.deleting() ? "" : code.image() + "?format=svg&quietZone=4";
    }

    public String written(Instant time, Language language) {
        return Times.written(time, zone, language);
    }

    /** Names what is shown, so that the stream does not tell it once more. */
    public String events() {
        return path() + "/events?seen=" + code.version();
    }
}
