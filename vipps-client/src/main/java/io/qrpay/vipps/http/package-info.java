/** The wire under hops 2 and 7: one request, one answer or none, within limits. Knows HTTP, not what is asked. */
@NullMarked
package io.qrpay.vipps.http;

import org.jspecify.annotations.NullMarked;
