/** Hops 2 and 7, before them: client -> {@code POST /accesstoken/get} -> bearer token. */
@NullMarked
package io.qrpay.simulator.token;

import org.jspecify.annotations.NullMarked;
