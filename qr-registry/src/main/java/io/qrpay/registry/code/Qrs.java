package io.qrpay.registry.code;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of codes. */
@ApplicationScoped
public class Qrs implements PanacheRepositoryBase<Qr, UUID> {

    /** Those that are asked for, and one more when there is another page. */
    public Uni<List<Qr>> page(QrQuery query) {
        var conditions = new Conditions();
        conditions.equal("chainId", query.chainId());
        conditions.equal("storeId", query.storeId());
        conditions.equal("posId", query.posId());
        conditions.equal("msn", query.msn());
        conditions.equal("kind", query.kind());
        conditions.equal("state", query.state());
        conditions.equal("codeId", query.codeId());
        conditions.add("id > :after", "after", query.after());
        return find(conditions.text(), Sort.by("id"), conditions.parameters)
                .range(0, query.limit())
                .list();
    }

    /**
     * The codes of places, deleted ones too, store by store.
     *
     * @param storeIds any when empty
     */
    public Uni<List<Qr>> atPlaces(
            Collection<String> storeIds, @Nullable String chainId, @Nullable QrKind kind, int most) {
        var conditions = new Conditions();
        conditions.add("storeId in (:storeIds)", "storeIds", storeIds.isEmpty() ? null : storeIds);
        conditions.equal("chainId", chainId);
        conditions.equal("kind", kind);
        return find(conditions.text(), Sort.by("storeId", "posId", "kind", "codeId", "id"), conditions.parameters)
                .page(0, most)
                .list();
    }

    /** Locked until the transaction ends; null when there is none. */
    public Uni<@Nullable Qr> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The one that holds an id at Vipps; null when the id is free. */
    public Uni<@Nullable Qr> holder(String msn, QrKind kind, String codeId) {
        var others = kind == QrKind.REDIRECT ? "kind = ?3" : "kind <> ?3";
        return find(
                        "msn = ?1 and codeId = ?2 and " + others + " and state <> ?4",
                        msn,
                        codeId,
                        QrKind.REDIRECT,
                        QrState.DELETED)
                .firstResult();
    }

    /** All that hold an id at Vipps, or did so after a time; locked until the transaction ends. */
    public Uni<List<Qr>> holdersSince(String msn, Instant since) {
        return find("msn = ?1 and (state <> ?2 or occurredAt >= ?3) order by id", msn, QrState.DELETED, since)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What a list is narrowed by. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>(List.of("1 = 1"));
        private final Parameters parameters = new Parameters();

        void equal(String name, @Nullable Object value) {
            add(name + " = :" + name, name, value);
        }

        void add(String text, String name, @Nullable Object value) {
            if (value != null) {
                texts.add(text);
                parameters.and(name, value);
            }
        }

        String text() {
            return String.join(" and ", texts);
        }
    }
}
