package io.qrpay.registry.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param qrs in the order in which they came
 * @param next the {@code cursor} of the page after; absent on the last
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record QrPage(List<QrView> qrs, @Nullable String next) {

    /** @param found one more than the page holds, when there is another page */
    static QrPage of(List<Qr> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().id().toString() : null;
        return new QrPage(shown.stream().map(QrView::of).toList(), next);
    }
}
