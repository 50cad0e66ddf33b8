/** The codes that the chain wants: asked for, listed, edited and deleted over REST or on the console's pages. */
@NullMarked
package io.qrpay.registry.code;

import org.jspecify.annotations.NullMarked;
