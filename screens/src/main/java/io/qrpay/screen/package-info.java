/** Pages for people: what every one of them has in common, whichever service shows it. */
@NullMarked
package io.qrpay.screen;

import org.jspecify.annotations.NullMarked;
