/** The codes of stores on pages made for printing: out over REST. */
@NullMarked
package io.qrpay.registry.sheet;

import org.jspecify.annotations.NullMarked;
