/** Whole files of codes, in and out: what an import wants is judged line by line and done as a whole or not at all. */
@NullMarked
package io.qrpay.registry.bulk;

import org.jspecify.annotations.NullMarked;
