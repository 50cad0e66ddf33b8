/** A Vipps that answers as a test says and checks every request against what the vendor takes. */
package io.qrpay.vipps.scripted;
