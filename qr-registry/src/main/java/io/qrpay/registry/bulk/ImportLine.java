package io.qrpay.registry.bulk;

import io.qrpay.problem.FieldError;
import io.qrpay.registry.code.WantedQr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import as it was read.
 *
 * @param number where it begins in the file
 * @param codeId as it was sent, for the report
 * @param wanted null when something is wrong with it
 * @param errors what is wrong, field by field
 */
record ImportLine(
        int number, @Nullable String codeId, @Nullable WantedQr wanted, List<FieldError> errors) {}
