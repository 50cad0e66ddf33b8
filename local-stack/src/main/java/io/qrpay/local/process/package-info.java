/** The services between the hops: each a process of its own that can be killed, frozen and brought back. */
@NullMarked
package io.qrpay.local.process;

import org.jspecify.annotations.NullMarked;
