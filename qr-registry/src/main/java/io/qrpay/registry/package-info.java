/** Keeps what a chain wants of its printed codes and brings Vipps in line: REST in, calls to Vipps and hop 9 out. */
@NullMarked
package io.qrpay.registry;

import org.jspecify.annotations.NullMarked;
