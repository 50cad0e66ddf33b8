/** One trace per payment across all services, joined by its key: the vendor hands no trace on, the broker keeps facts for months. */
@NullMarked
package io.qrpay.tracing;

import org.jspecify.annotations.NullMarked;
