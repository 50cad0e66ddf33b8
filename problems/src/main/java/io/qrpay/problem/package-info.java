/** What is wrong with a request, found field by field and told as problem details (RFC 9457). */
@NullMarked
package io.qrpay.problem;

import org.jspecify.annotations.NullMarked;
