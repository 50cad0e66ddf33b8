/** The fault run: everything that may break breaks while payments and commands keep coming, and the books must agree. */
@NullMarked
package io.qrpay.local.chaos;

import org.jspecify.annotations.NullMarked;
