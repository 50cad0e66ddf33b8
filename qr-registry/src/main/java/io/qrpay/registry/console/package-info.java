/** Comes in: what the chain's people want of their codes, on pages; goes out: how each code stands, as it changes. */
@NullMarked
package io.qrpay.registry.console;

import org.jspecify.annotations.NullMarked;
