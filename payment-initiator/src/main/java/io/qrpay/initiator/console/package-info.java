/** Comes in: what the chain's people look for, on pages; payments, what is known of them, days, and what runs badly go back. */
@NullMarked
package io.qrpay.initiator.console;

import org.jspecify.annotations.NullMarked;
