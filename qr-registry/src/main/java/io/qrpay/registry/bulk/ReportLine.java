package io.qrpay.registry.bulk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param line where it begins in the file
 * @param codeId as it was sent, where that could be read
 * @param id ours, of a code that there is
 * @param errors what is wrong, as a JSON array
 */
public record ReportLine(
        int line,
        @Nullable String codeId,
        LineResult result,
        @Nullable UUID id,
        @Nullable String errors) {}
