/** The simulator as a client sees it: over HTTP only. */
package io.qrpay.simulator;
