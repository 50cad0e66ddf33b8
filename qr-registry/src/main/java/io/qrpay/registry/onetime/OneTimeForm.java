package io.qrpay.registry.onetime;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;
import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.problem.FieldError;
import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson.Sent;
import io.qrpay.registry.code.SalesUnitFields;
import io.qrpay.registry.onetime.Followed.Kind;
import io.qrpay.vipps.qr.QrImage;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller filled in for a one-time code, each field by our rules and the vendor's. */
final class OneTimeForm {
    private static final int LONGEST_URL = 4096;
    private static final long USUAL_SIZE = 1024;
    private static final Rule<String> URL = new Rule<>(
            "must be the http or https URL of a landing page, with at most " + LONGEST_URL + " characters",
            OneTimeForm::landingPage);
    private static final Rule<String> ORDER_ID = Rule.pattern("[a-zA-Z0-9-]{1,50}");
    private static final Rule<String> AGREEMENT_ID = Rule.pattern("[a-zA-Z0-9_-]{1,36}");
    private static final Rule<Format> FORMAT = Rule.oneOf(Format.class);

    private final JsonMembers members;
    private final List<FieldError> errors;

    private enum Format {
        SVG,
        PNG
    }

    /** What a form holds: a code, or what is wrong with it. */
    sealed interface Reading {
        record Readable(WantedOneTime wanted) implements Reading {}

        record Unreadable(List<FieldError> errors) implements Reading {}
    }

    private OneTimeForm(Sent sent) {
        this.members = new JsonMembers(sent.object(), "", sent.errors());
        this.errors = sent.errors();
    }

    /** @param now at which time a store's sales unit is meant */
    static Reading read(Sent sent, SalesUnits salesUnits, Instant now) {
        var form = new OneTimeForm(sent);
        var wanted = form.wanted(salesUnits, now);
        form.members.refuseTheRest();
        return wanted == null || !form.errors.isEmpty()
                ? new Reading.Unreadable(form.errors)
                : new Reading.Readable(wanted);
    }

    private @Nullable WantedOneTime wanted(SalesUnits salesUnits, Instant now) {
        var storeId = members.text("storeId", OPTIONAL, Rule.PLACE);
        var msn = SalesUnitFields.msn(members, storeId, salesUnits, now);
        var url = members.text("url", REQUIRED, URL);
        var image = image();
        var followed = followed();
        var chainId = members.text("chainId", OPTIONAL, Rule.PLACE);
        var posId = members.text("posId", OPTIONAL, Rule.PLACE);
        return msn == null || url == null
                ? null
                : new WantedOneTime(msn, url, image, followed, chainId, storeId, posId);
    }

    private @Nullable Followed followed() {
        var orderId = members.text("ecomOrderId", OPTIONAL, ORDER_ID);
        var agreementId = members.text("agreementId", OPTIONAL, AGREEMENT_ID);
        if (members.has("ecomOrderId") && members.has("agreementId")) {
            return members.wrong("agreementId", "does not go with ecomOrderId: a code opens one of them");
        }
        if (orderId != null) {
            return new Followed(Kind.ECOM, orderId);
        }
        return agreementId == null ? null : new Followed(Kind.AGREEMENT, agreementId);
    }

    private QrImage image() {
        var format = members.text("format", OPTIONAL, FORMAT);
        var size = members.number("size", OPTIONAL, 100, 2000);
        if (format == Format.PNG) {
            return new QrImage.Png(Math.toIntExact(Objects.requireNonNullElse(size, USUAL_SIZE)));
        }
        if (size != null && (format == Format.SVG || !members.has("format"))) {
            members.wrong("size", "goes with format PNG only");
        }
        return new QrImage.Svg();
    }

    private static @Nullable String landingPage(String text) {
        return text.length() <= LONGEST_URL && isWebPage(text) ? text : null;
    }

    private static boolean isWebPage(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
