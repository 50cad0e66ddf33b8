/** Figures: what a whole payment, a webhook and a fact cost on this machine, measured on the packaged services. */
@NullMarked
package io.qrpay.local.bench;

import org.jspecify.annotations.NullMarked;
