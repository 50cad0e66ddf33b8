/** The whole flow for somebody who looks on: {@code ./qrpay demo}. */
@NullMarked
package io.qrpay.local.demo;

import org.jspecify.annotations.NullMarked;
