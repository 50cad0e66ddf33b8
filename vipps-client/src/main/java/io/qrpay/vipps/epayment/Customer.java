package io.qrpay.vipps.epayment;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who is asked to pay, in one of the ways that the vendor knows. Personal data: never printed. */
public sealed interface Customer {

    /**
     * By number; a sales unit needs the vendor's approval for it (5080).
     *
     * @param phoneNumber country code and number, {@code [0-9]{9,15}}
     */
    @RegisterForReflection
    record PhoneNumber(String phoneNumber) implements Customer {
        @Override
        public String toString() {
            return "PhoneNumber[]";
        }
    }

    /**
     * By the QR in the customer's app.
     *
     * @param personalQr its whole content, 5 to 255 characters
     */
    @RegisterForReflection
    record PersonalQr(String personalQr) implements Customer {
        @Override
        public String toString() {
            return "PersonalQr[]";
        }
    }

    /**
     * By the token of a check-in at a printed code.
     *
     * @param customerToken as the webhook brought it, good for 15 minutes
     */
    @RegisterForReflection
    record CheckedIn(String customerToken) implements Customer {
        @Override
        public String toString() {
            return "CheckedIn[]";
        }
    }
}
