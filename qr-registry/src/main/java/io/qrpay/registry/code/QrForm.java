package io.qrpay.registry.code;

import static io.qrpay.problem.JsonMembers.Necessity.OPTIONAL;
import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.JsonMembers.Necessity;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson.Sent;
import io.qrpay.vipps.qr.QrLocation.Category;
import io.qrpay.vipps.qr.QrRules;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One code as it was filled in, each field by our rules and the vendor's. */
public final class QrForm {
    /** Neither PostgreSQL nor JSON can keep any other. */
    private static final Rule<String> TEXT = new Rule<>(
            "must not have control characters or halves of a character",
            text -> Rule.printable(text, 0, Integer.MAX_VALUE));

    private static final Map<String, QrKind> KINDS =
            Map.of("REDIRECT", QrKind.REDIRECT, "CALLBACK", QrKind.CALLBACK, "MOBILEPAY", QrKind.MOBILEPAY);
    private static final Rule<QrKind> KIND = new Rule<>("must be one of REDIRECT, CALLBACK, MOBILEPAY", KINDS::get);
    private static final Rule<Category> CATEGORY = Rule.oneOf(Category.class);

    private final List<FieldError> errors;
    private final JsonMembers members;
    private final @Nullable WantedQr wanted;

    /** What a form holds: a code, or what is wrong with it. */
    public sealed interface Reading {
        record Readable(WantedQr wanted) implements Reading {}

        record Unreadable(List<FieldError> errors) implements Reading {}
    }

    private QrForm(Sent sent, Function<QrForm, @Nullable WantedQr> reading) {
        errors = sent.errors();
        members = new JsonMembers(sent.object(), "", errors);
        wanted = reading.apply(this);
        members.refuseTheRest();
    }

    /**
     * A new code.
     *
     * @param now at which time a store's sales unit is meant
     */
    public static Reading toCreate(Sent sent, SalesUnits salesUnits, Instant now) {
        return new QrForm(sent, form -> form.create(salesUnits, now)).reading();
    }

    /** What is to become of a code that there is; what cannot change may be left out. */
    static Reading toChange(Sent sent, WantedQr present) {
        return new QrForm(sent, form -> form.change(present)).reading();
    }

    private Reading reading() {
        return wanted == null || !errors.isEmpty() ? new Reading.Unreadable(errors) : new Reading.Readable(wanted);
    }

    private @Nullable WantedQr create(SalesUnits salesUnits, Instant now) {
        var kind = members.text("kind", REQUIRED, KIND);
        var storeId = members.text("storeId", OPTIONAL, Rule.PLACE);
        var msn = SalesUnitFields.msn(members, storeId, salesUnits, now);
        var codeId = codeId(kind);
        var ttl = ttl(kind);
        return rest(kind, msn, codeId, storeId, ttl);
    }

    private @Nullable WantedQr change(WantedQr present) {
        same("kind", present.kind().name());
        same("msn", present.msn());
        same("codeId", present.codeId());
        sameTtl(present.ttlSeconds());
        var storeId = members.text("storeId", OPTIONAL, Rule.PLACE);
        return rest(present.kind(), present.msn(), present.codeId(), storeId, present.ttlSeconds());
    }

    private @Nullable WantedQr rest(
            @Nullable QrKind kind,
            @Nullable String msn,
            @Nullable String codeId,
            @Nullable String storeId,
            @Nullable Long ttl) {
        var chainId = members.text("chainId", REQUIRED, Rule.PLACE);
        var posId = members.text("posId", OPTIONAL, Rule.PLACE);
        var isRedirect = kind == QrKind.REDIRECT;
        var location = vendors("locationDescription", isRedirect ? OPTIONAL : REQUIRED, QrRules::locationError);
        var category = category(kind);
        var redirectUrl = redirectUrl(kind);
        return kind == null || msn == null || codeId == null || chainId == null
                ? null
                : new WantedQr(kind, msn, codeId, chainId, storeId, posId, location, category, redirectUrl, ttl);
    }

    private @Nullable String codeId(@Nullable QrKind kind) {
        return kind == QrKind.REDIRECT
                ? vendors("codeId", REQUIRED, QrRules::redirectIdError)
                : vendors("codeId", REQUIRED, QrRules::callbackIdError);
    }

    private @Nullable Long ttl(@Nullable QrKind kind) {
        onlyOf("ttl", kind, true);
        var ttl = members.number("ttl", OPTIONAL, Long.MIN_VALUE, Long.MAX_VALUE);
        return ttl == null ? null : checked("ttl", ttl, QrRules.ttlError(ttl));
    }

    private @Nullable Category category(@Nullable QrKind kind) {
        onlyOf("category", kind, false);
        var category = members.text("category", OPTIONAL, CATEGORY);
        return kind == QrKind.REDIRECT ? null : Objects.requireNonNullElse(category, Category.IN_STORE);
    }

    private @Nullable String redirectUrl(@Nullable QrKind kind) {
        onlyOf("redirectUrl", kind, true);
        return vendors("redirectUrl", kind == QrKind.REDIRECT ? REQUIRED : OPTIONAL, QrRules::redirectUrlError);
    }

    private void onlyOf(String name, @Nullable QrKind kind, boolean redirects) {
        if (kind != null && members.has(name) && redirects != (kind == QrKind.REDIRECT)) {
            members.wrong(name, redirects ? "goes with REDIRECT only" : "does not go with REDIRECT");
        }
    }

    private @Nullable String vendors(
            String name, Necessity necessity, Function<@Nullable String, Optional<String>> rule) {
        var text = members.text(name, necessity, TEXT);
        return text == null ? null : checked(name, text, rule.apply(text));
    }

    private <T> @Nullable T checked(String name, T value, Optional<String> error) {
        return error.isPresent() ? members.wrong(name, error.get()) : value;
    }

    private void same(String name, String present) {
        var sent = members.text(name, OPTIONAL, TEXT);
        if (sent != null && !sent.equals(present)) {
            members.wrong(name, "cannot be changed: delete this code and make another");
        }
    }

    private void sameTtl(@Nullable Long present) {
        var sent = members.number("ttl", OPTIONAL, Long.MIN_VALUE, Long.MAX_VALUE);
        if (sent != null && !sent.equals(present)) {
            members.wrong("ttl", "cannot be changed: delete this code and make another");
        }
    }
}
