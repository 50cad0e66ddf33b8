package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.registry.code.Qr;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes as an import takes them again, with how they stand beside. */
final class ExportForm {
    private ExportForm() {}

    /** The columns' names, as the first record. */
    static String csvHeader() {
        var text = new StringBuilder();
        CsvCells.write(Arrays.stream(Column.values()).map(Column::text).toList(), text);
        return text.toString();
    }

    static String csv(List<Qr> qrs) {
        var text = new StringBuilder();
        qrs.forEach(qr -> CsvCells.write(
                Arrays.stream(Column.values()).map(column -> cell(qr, column)).toList(), text));
        return text.toString();
    }

    private static String cell(Qr qr, Column column) {
        return Objects.toString(value(qr, column), "");
    }

    /** One after the other, without a line break at the end. */
    static String ndjson(List<Qr> qrs) {
        return qrs.stream().map(ExportForm::object).map(ObjectNode::toString).collect(Collectors.joining("\n"));
    }

    private static ObjectNode object(Qr qr) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var column : Column.values()) {
            switch (value(qr, column)) {
                case null -> {}
                case Long number -> object.put(column.text(), number);
                case Boolean flag -> object.put(column.text(), flag);
                case Object text -> object.put(column.text(), text.toString());
            }
        }
        return object;
    }

    private static @Nullable Object value(Qr qr, Column column) {
        var wanted = qr.wanted();
        return switch (column) {
            case KIND -> wanted.kind();
            case MSN -> wanted.msn();
            case STORE_ID -> wanted.storeId();
            case POS_ID -> wanted.posId();
            case CHAIN_ID -> wanted.chainId();
            case CODE_ID -> wanted.codeId();
            case LOCATION_DESCRIPTION -> wanted.locationDescription();
            case CATEGORY -> wanted.category();
            case REDIRECT_URL -> wanted.redirectUrl();
            case TTL -> wanted.ttlSeconds();
            case STATE -> qr.state();
            case FAILURE_CODE -> qr.failure().map(Failure::code).orElse(null);
            case REPRINT -> qr.isReprint();
            case ID -> qr.id();
        };
    }
}
