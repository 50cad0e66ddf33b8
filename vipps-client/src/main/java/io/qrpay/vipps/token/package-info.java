/** The access tokens that every call to Vipps carries: one per set of credentials. */
@NullMarked
package io.qrpay.vipps.token;

import org.jspecify.annotations.NullMarked;
