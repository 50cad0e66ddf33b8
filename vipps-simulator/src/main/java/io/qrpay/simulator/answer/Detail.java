package io.qrpay.simulator.answer;

/** One of a problem's {@code extraDetails}: a field that is wrong, or {@code ErrorCode} with the vendor's number. */
public record Detail(String name, String reason) {}
