/** The image of a code, as Vipps draws it or, where it is allowed, as we do: out over REST. */
@NullMarked
package io.qrpay.registry.image;

import org.jspecify.annotations.NullMarked;
