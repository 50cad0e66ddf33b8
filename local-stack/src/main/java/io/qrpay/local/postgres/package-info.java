/** What the services look up: a real PostgreSQL as a child process. */
@NullMarked
package io.qrpay.local.postgres;

import org.jspecify.annotations.NullMarked;
