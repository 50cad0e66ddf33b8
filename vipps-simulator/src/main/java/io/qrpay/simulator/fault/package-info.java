/** Trouble on request: what a test wants to go wrong, and how often. */
@NullMarked
package io.qrpay.simulator.fault;

import org.jspecify.annotations.NullMarked;
