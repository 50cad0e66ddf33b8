/** What makes hop 3 happen: the vendor knows our URL for every sales unit, and we know the secret of each registration. */
@NullMarked
package io.qrpay.ingress.registration;

import org.jspecify.annotations.NullMarked;
