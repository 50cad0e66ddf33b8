/** Who may do what: an access token's roles say which requests, its stores whose. */
@NullMarked
package io.qrpay.access;

import org.jspecify.annotations.NullMarked;
