/** Makes the simulator new again between two tests. */
@NullMarked
package io.qrpay.simulator.reset;

import org.jspecify.annotations.NullMarked;
