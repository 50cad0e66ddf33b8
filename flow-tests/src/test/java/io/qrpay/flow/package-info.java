/** The whole flow, through the packaged services as processes, a real broker, a real database and the simulated Vipps. */
package io.qrpay.flow;
