/** What every API of the vendor answers with: its JSON, and its two forms of error. */
@NullMarked
package io.qrpay.simulator.answer;

import org.jspecify.annotations.NullMarked;
