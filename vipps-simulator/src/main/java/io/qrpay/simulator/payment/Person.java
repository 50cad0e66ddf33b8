package io.qrpay.simulator.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** The made-up customer who shares a profile when a create asks for one. */
record Person(String email, String firstName, String lastName, String mobileNumber, String dateOfBirth) {

    static final Person ADA = new Person("ada@simulated.example", "Ada", "Simulated", "4700000000", "1988-12-31");

    /** The customer's identity for the sales unit. */
    static String subOf(Payment payment) {
        return UUID.nameUUIDFromBytes(("ada/" + payment.msn()).getBytes(UTF_8)).toString();
    }
}
