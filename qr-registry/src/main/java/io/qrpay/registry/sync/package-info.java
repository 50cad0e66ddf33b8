/** Brings Vipps in line with what the chain wants, and finds where it is not. */
@NullMarked
package io.qrpay.registry.sync;

import org.jspecify.annotations.NullMarked;
