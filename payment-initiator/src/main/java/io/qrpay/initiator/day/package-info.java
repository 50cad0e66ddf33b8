/** Comes in: the projection, added up by store and day for whoever closes the day. */
@NullMarked
package io.qrpay.initiator.day;

import org.jspecify.annotations.NullMarked;
