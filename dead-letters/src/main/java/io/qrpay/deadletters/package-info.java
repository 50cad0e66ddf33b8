/** Dead letters, from both sides: the headers of a record that was put back. */
@NullMarked
package io.qrpay.deadletters;

import org.jspecify.annotations.NullMarked;
