/** How this simulator behaves where the vendor's documents leave a choice, and how fast its time runs. */
@NullMarked
package io.qrpay.simulator.behaviour;

import org.jspecify.annotations.NullMarked;
