package io.qrpay.initiator.console;

import io.quarkus.qute.TemplateData;

/** The page that says how qrpay runs. */
@TemplateData
record RunningPage(Bar bar, Running now) {}
