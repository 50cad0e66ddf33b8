/** The operator's side: {@code ./qrpay redrive} puts dead letters back. */
@NullMarked
package io.qrpay.deadletters.redrive;

import org.jspecify.annotations.NullMarked;
