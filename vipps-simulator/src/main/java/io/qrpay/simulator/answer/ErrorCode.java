package io.qrpay.simulator.answer;

/** The vendor's numbered refusals that this simulator can give, each with the status it comes with. */
public enum ErrorCode {
    INTERNAL(3010, 500, "Internal error"),
    CAPTURE_KEY_CONFLICT(4010, 409, "Capture idempotency conflict"),
    CREATE_KEY_CONFLICT(4020, 409, "Idempotency-Key was used with another request"),
    AMOUNT_INVALID(4040, 400, "Invalid amount"),
    CUSTOMER_TOKEN_INVALID(4050, 400, "Invalid customer token"),
    PERSONAL_QR_INVALID(4060, 400, "Invalid personal QR"),
    PHONE_NUMBER_INVALID(4070, 400, "Invalid phone number"),
    SCOPE_INVALID(4080, 400, "Invalid scope"),
    URL_INVALID(4090, 400, "Invalid URL"),
    METADATA_TOO_MANY(4100, 400, "Too many metadata pairs"),
    METADATA_DUPLICATE_KEY(4110, 400, "Duplicate metadata key"),
    METADATA_KEY_TOO_LONG(4120, 400, "Metadata key is too long"),
    METADATA_VALUE_TOO_LONG(4130, 400, "Metadata value is too long"),
    PARAMETER_MISSING(4140, 400, "Required parameter is missing"),
    REFERENCE_EXISTS(4150, 409, "Reference exists"),
    REFUND_KEY_CONFLICT(4150, 409, "Refund idempotency conflict"),
    PAYMENT_METHOD_INVALID(4160, 400, "Invalid payment method type"),
    BLOCKED_SOURCES_MARKET(5010, 400, "Blocked sources are not available in this market"),
    EXPRESS_INVALID(5020, 400, "Express is not possible with this request"),
    SCOPE_NOT_PERMITTED(5030, 400, "Sales unit is not permitted to ask for this scope"),
    CURRENCY_OF_OTHER_MARKET(5040, 400, "Currency is not that of the sales unit's market"),
    LONG_LIVING_NOT_APPROVED(5050, 400, "Sales unit is not approved for long-living payments"),
    BANK_ACCOUNT_UNVERIFIED(5060, 400, "The sales unit's bank account is not verified"),
    CREATE_NOT_POSSIBLE(5070, 400, "Sales unit cannot create payments"),
    PUSH_MESSAGE_NOT_APPROVED(5080, 400, "Sales unit is not approved for PUSH_MESSAGE"),
    REFERENCE_NOT_FOUND(5090, 404, "Payment not found"),
    REFUND_NOT_POSSIBLE(5100, 400, "Refund is not possible"),
    AMOUNT_TOO_SMALL(6010, 400, "Amount is too small"),
    REFUND_BEFORE_RESERVATION(6020, 400, "Cannot refund before reservation"),
    CANCEL_PERIOD_OVER(6030, 400, "Cancel period is over"),
    CANCEL_OF_CAPTURED(6040, 400, "Cannot cancel a captured payment"),
    CANCEL_OF_NON_RESERVED(6050, 400, "Cannot cancel a payment that is not reserved"),
    CANCEL_TRANSACTION_ONLY(6060, 400, "Payment is authorised and only its transaction was to be cancelled"),
    CAPTURE_OF_CANCELLED(6070, 400, "Cannot capture a cancelled payment"),
    CAPTURE_BEFORE_RESERVATION(6080, 400, "Cannot capture before reservation"),
    CAPTURE_TOO_HIGH(6090, 400, "Capture amount is too high"),
    CAPTURE_PERIOD_OVER(6100, 400, "Capture period is over"),
    EXPIRY_TOO_LATE(6110, 400, "expiresAt is too late"),
    EXPIRY_TOO_SOON(6120, 400, "expiresAt is too soon"),
    RECEIPT_MISSING(6130, 400, "expiresAt needs a receipt"),
    CAPTURE_MUST_BE_FULL(6140, 400, "Sales unit must capture the full amount"),
    REFUND_TOO_HIGH(6150, 400, "Not enough captured to refund"),
    ALREADY_CAPTURED(6170, 400, "Payment is captured already"),
    ALREADY_REFUNDED(6180, 400, "Payment is refunded already"),
    NOT_CANCELLABLE(6190, 400, "Payment cannot be cancelled in this state"),
    NOT_CAPTURABLE(6200, 400, "Payment cannot be captured in this state"),
    NOT_REFUNDABLE(6210, 400, "Payment cannot be refunded in this state"),
    REFUND_PERIOD_OVER(6220, 400, "Refund period is over"),
    ALREADY_RESERVED(6230, 400, "Payment is reserved already"),
    CANCEL_WHILE_PROCESSING(6250, 400, "Cannot cancel while the payment is being processed"),
    CAPTURE_FAILED(6280, 400, "Capture failed"),
    CUSTOMER_NOT_FOUND(7010, 400, "Customer was not found");

    private final int number;
    private final int status;
    private final String title;

    ErrorCode(int number, int status, String title) {
        this.number = number;
        this.status = status;
        this.title = title;
    }

    public String number() {
        return Integer.toString(number);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
