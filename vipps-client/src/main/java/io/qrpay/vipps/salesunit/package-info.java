/** Which sales unit a store uses, and with which credentials Vipps is called for it. */
@NullMarked
package io.qrpay.vipps.salesunit;

import org.jspecify.annotations.NullMarked;
