/** Where dead letters wait, and how many: a gauge and a health check of each service that writes some. */
@NullMarked
package io.qrpay.deadletters.waiting;

import org.jspecify.annotations.NullMarked;
