package io.qrpay.registry.bulk;

import io.qrpay.problem.StrictJson.Sent;

/** How a line says what it wants. */
@FunctionalInterface
interface LineForm {

    /** The members that a line holds; something else than an object, with the reason, when it cannot be read. */
    Sent read(String line);
}
