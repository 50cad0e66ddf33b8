package io.qrpay.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The CloudEvents 1.0 attributes of a record in Kafka binary mode.
 *
 * @param id unique per source; a repeat of the same event has the same id
 * @param type e.g. {@code io.qrpay.payment.captured.v1}: consumers filter by it without parsing the value
 * @param source the service that wrote the record, e.g. {@code /capture-worker}
 * @param subject the record's key
 * @param time when it happened
 */
public record CloudEvent(String id, String type, String source, String subject, Instant time) {

    /** The record headers, in the order of the specification; values are UTF-8 text. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>(8);
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("content-type", "application/json");
        return headers;
    }
}
