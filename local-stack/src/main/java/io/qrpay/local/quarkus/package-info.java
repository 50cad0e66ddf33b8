/** Puts a service under test beside a real broker and a real database. */
@NullMarked
package io.qrpay.local.quarkus;

import org.jspecify.annotations.NullMarked;
