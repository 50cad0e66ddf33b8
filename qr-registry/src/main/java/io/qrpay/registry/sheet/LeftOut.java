package io.qrpay.registry.sheet;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.registry.code.Qr;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Optional;

/** A code that is named on the page instead of being printed, with the reason in words. */
@TemplateData
public record LeftOut(String location, String store, String till, String codeId, String kind, String why) {

    /** Empty for a code that can be printed: one that works, now and for some time. */
    static Optional<LeftOut> of(Qr qr, Instant now) {
        return why(qr, now)
                .map(why -> new LeftOut(
                        Place.location(qr),
                        Place.store(qr),
                        Place.till(qr),
                        qr.codeId(),
                        qr.kind().name(),
                        why));
    }

    private static Optional<String> why(Qr qr, Instant now) {
        if (qr.isExpired(now)) {
            return Optional.of("Its time is over.");
        }
        return switch (qr.state()) {
            case DELETED -> Optional.of("It is deleted: what is printed of it never works again.");
            case WANTED ->
                Optional.of(qr.isDeleting() ? "It is being deleted." : "Vipps does not have it as wanted yet.");
            case FAILED -> Optional.of(words(qr, "Vipps refuses it"));
            case DRIFTED -> Optional.of(words(qr, "It was changed or deleted at Vipps"));
            case IN_SYNC -> qr.imageUrl().isPresent() ? Optional.empty() : Optional.of("Vipps tells no image of it.");
            default -> throw new IllegalStateException("no state of a printed code: " + qr.state());
        };
    }

    /** As the failure itself tells; else what it comes to, and its code. */
    private static String words(Qr qr, String otherwise) {
        return qr.failure()
                .map(failure -> detail(failure, otherwise + ": " + failure.code() + "."))
                .orElse(otherwise + ".");
    }

    private static String detail(Failure failure, String otherwise) {
        var detail = failure.detail();
        return detail == null ? otherwise : detail;
    }
}
