package io.qrpay.registry.bulk;

import io.qrpay.registry.code.Qr;
import io.qrpay.registry.code.QrQuery;
import io.qrpay.registry.code.Qrs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads codes a page at a time, the next when the reader has taken the one before. */
@ApplicationScoped
public class QrExport {
    private static final int PAGE = 500;

    private final Qrs qrs;

    QrExport(Qrs qrs) {
        this.qrs = qrs;
    }

    /** The same as CSV: the header goes with the first page, as before that an export can still become a problem. */
    public Multi<String> csv(QrQuery query) {
        return pages(query).map(new CsvPages());
    }

    /**
     * One page at least, which may be empty. What is deleted, or about to be, is left out unless its state was asked for:
     * an import would refuse it.
     */
    Multi<List<Qr>> pages(QrQuery query) {
        var context = Vertx.currentContext();
        return Multi.createBy()
                .repeating()
                .uni(() -> new Place(query.after()), place -> place.next(query, context))
                .whilst(page -> page.size() == PAGE)
                .map(page -> query.state() == null ? kept(page) : page);
    }

    private static List<Qr> kept(List<Qr> page) {
        return page.stream().filter(qr -> !qr.isDeleting()).toList();
    }

    private static final class CsvPages implements Function<List<Qr>, String> {
        private boolean begun;

        @Override
        public String apply(List<Qr> page) {
            var header = begun ? "" : ExportForm.csvHeader();
            begun = true;
            return header + ExportForm.csv(page);
        }
    }

    /** How far an export has come. */
    private final class Place {
        private @Nullable UUID after;

        Place(@Nullable UUID after) {
            this.after = after;
        }

        Uni<List<Qr>> next(QrQuery query, Context context) {
            var part = new QrQuery(
                    query.chainId(),
                    query.storeId(),
                    query.posId(),
                    query.msn(),
                    query.kind(),
                    query.state(),
                    query.codeId(),
                    after,
                    PAGE - 1);
            return Panache.withSession(() -> qrs.page(part))
                    .runSubscriptionOn(command -> context.runOnContext(now -> command.run()))
                    .invoke(this::passed);
        }

        private void passed(List<Qr> page) {
            after = page.isEmpty() ? after : page.getLast().id();
        }
    }
}
