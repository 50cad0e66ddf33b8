package io.qrpay.simulator.code;

/** How a merchant calls a code: an id is one code per kind and sales unit. */
public record Name(String msn, Kind kind, String id) {}
