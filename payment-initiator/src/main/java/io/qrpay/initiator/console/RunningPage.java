package io.qrpay.initiator.console;

/** The page that says how qrpay runs. */
record RunningPage(Bar bar, Running now) {}
