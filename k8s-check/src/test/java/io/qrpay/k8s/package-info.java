/** Manifests, held against schemas, rules and the code. */
@NullMarked
package io.qrpay.k8s;

import org.jspecify.annotations.NullMarked;
