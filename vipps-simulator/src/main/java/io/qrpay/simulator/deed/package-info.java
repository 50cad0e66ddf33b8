/** What customers did lately, whoever plays them. */
@NullMarked
package io.qrpay.simulator.deed;

import org.jspecify.annotations.NullMarked;
