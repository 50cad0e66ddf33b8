package io.qrpay.registry.code;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.contracts.qr.QrState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which codes are listed, in the order in which they came; null means any.
 *
 * @param after where the page before ended
 * @param limit how many at most
 */
public record QrQuery(
        @Nullable String chainId,
        @Nullable String storeId,
        @Nullable String posId,
        @Nullable String msn,
        @Nullable QrKind kind,
        @Nullable QrState state,
        @Nullable String codeId,
        @Nullable UUID after,
        int limit) {}
