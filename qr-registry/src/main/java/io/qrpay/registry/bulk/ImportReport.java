package io.qrpay.registry.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as NDJSON: the summary first, then a line for each line of the file. */
final class ImportReport {
    private ImportReport() {}

    static String summary(ImportSummary summary) {
        var told = JsonNodeFactory.instance
                .objectNode()
                .put("dryRun", summary.dryRun())
                .put("applied", summary.applied())
                .put("lines", summary.lines());
        for (var result : LineResult.values()) {
            told.put(result.name().toLowerCase(Locale.ROOT), summary.count(result));
        }
        return told.toString();
    }

    /** One after the other, without a line break at the end. */
    static String lines(List<ReportLine> lines) {
        return lines.stream().map(ImportReport::line).map(ObjectNode::toString).collect(Collectors.joining("\n"));
    }

    private static ObjectNode line(ReportLine line) {
        var told = JsonNodeFactory.instance.objectNode().put("line", line.line());
        if (line.codeId() != null) {
            told.put("codeId", line.codeId());
        }
        told.put("result", line.result().name());
        if (line.id() != null) {
            told.put("id", line.id().toString());
        }
        return line.errors() == null ? told : told.putRawValue("errors", new RawValue(line.errors()));
    }
}
