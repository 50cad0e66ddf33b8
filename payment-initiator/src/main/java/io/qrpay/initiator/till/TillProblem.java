package io.qrpay.initiator.till;

import io.qrpay.problem.ProblemType;

/** The problems that tills may meet; {@code docs/problems.md} says of each what to do. */
public enum TillProblem implements ProblemType {
    INVALID_CHECKOUT(400, "The checkout breaks the contract"),
    INVALID_COMMAND(400, "The command breaks the contract"),
    UNKNOWN_STORE(404, "The store is not known"),
    UNKNOWN_PAYMENT(404, "The payment is not known"),
    REFERENCE_TAKEN(409, "Another checkout holds this reference"),
    PAYMENT_REFUSED(422, "The payment was refused"),
    COMMAND_ID_TAKEN(409, "The command id stands for another wish"),
    OPERATION_NOT_POSSIBLE(409, "The payment's state does not allow it"),
    AMOUNT_NOT_POSSIBLE(422, "The amount is not possible"),
    NOT_ACCEPTED(503, "The request could not be accepted"),
    VIPPS_UNAVAILABLE(503, "Vipps does not answer now"),
    STATUS_UNAVAILABLE(503, "The status cannot be read"),
    PAIRING_UNAVAILABLE(503, "Customers at printed codes cannot be found"),
    NO_QR_YET(404, "There is no QR yet"),
    QR_NOT_DRAWN(404, "The till draws this QR itself"),
    QR_OVER(410, "The QR is no longer good"),
    QR_UNAVAILABLE(503, "The image cannot be fetched"),
    NO_DISPLAYS(404, "Displays are not set up");

    private final int status;
    private final String title;

    TillProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
