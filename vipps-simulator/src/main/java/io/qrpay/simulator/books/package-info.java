/** What really happened, for anyone who checks a client against it. */
@NullMarked
package io.qrpay.simulator.books;

import org.jspecify.annotations.NullMarked;
