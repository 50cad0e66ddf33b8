/** Who may ask what on this machine: an issuer of access tokens, as a chain's own identity provider is. */
@NullMarked
package io.qrpay.local.issuer;

import org.jspecify.annotations.NullMarked;
