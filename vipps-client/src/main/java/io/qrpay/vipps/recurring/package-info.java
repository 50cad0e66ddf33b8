/** The Recurring API v3: the look at an agreement that another system has offered. */
@NullMarked
package io.qrpay.vipps.recurring;

import org.jspecify.annotations.NullMarked;
