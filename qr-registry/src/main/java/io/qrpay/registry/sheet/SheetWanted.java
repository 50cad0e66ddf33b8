package io.qrpay.registry.sheet;

import io.qrpay.contracts.qr.QrKind;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which codes are to be printed; null means any.
 *
 * @param storeIds the stores; all of the chain when empty
 * @param label width of a label in millimetres
 */
@TemplateData
public record SheetWanted(
        List<String> storeIds,
        @Nullable String chainId,
        @Nullable QrKind kind,
        int label) {}
