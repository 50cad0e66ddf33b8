/** The eCom API v2, legacy: the look into a payment that another system has begun. */
@NullMarked
package io.qrpay.vipps.ecom;

import org.jspecify.annotations.NullMarked;
