package io.qrpay.contracts.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not happen.
 *
 * @param code the vendor's error code (digits) or one of ours (capitals, e.g. STALE, CONFLICT, INVALID)
 * @param detail a sentence for people, without personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failure(String code, @Nullable String detail) {

    /** The checkout outlived its {@code validFor} before Vipps knew of it. */
    public static final String STALE = "STALE";
    /** Another checkout holds this reference with other content. */
    public static final String CONFLICT = "CONFLICT";
    /** The checkout breaks a rule; the detail names each field. */
    public static final String INVALID = "INVALID";
}
