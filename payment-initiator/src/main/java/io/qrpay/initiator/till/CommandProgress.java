package io.qrpay.initiator.till;

import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.Problem;
import io.qrpay.problem.ProblemFound;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a command is, by the latest status that is known of its payment.
 *
 * @param stored null while there is no status; so is {@code status}, which is the same read
 */
record CommandProgress(
        PaymentCommand command,
        @Nullable StoredStatus stored,
        @Nullable PaymentStatus status) {
    /** The vendor's codes that say of the amount that it is wrong; of the others the payment's state is the reason. */
    private static final Set<String> WRONG_AMOUNT = Set.of("4040", "6010", "6090", "6140", "6150");

    static CommandProgress unknown(PaymentCommand command) {
        return new CommandProgress(command, null, null);
    }

    boolean isEnded() {
        return operation().filter(found -> isAnother(found) || isOver(found)).isPresent();
    }

    /** What the till is told; a refusal is a problem. */
    Response answer() {
        return operation().map(this::answer).orElseGet(this::later);
    }

    private Response answer(Operation operation) {
        if (isAnother(operation)) {
            throw new ProblemFound(TillProblem.COMMAND_ID_TAKEN);
        }
        return switch (operation.state()) {
            case DONE, VOID -> status(Response.ok());
            case PENDING, DEFERRED -> later();
            case REFUSED -> throw new ProblemFound(refused(operation));
        };
    }

    private Response later() {
        return status(Response.accepted().location(location()));
    }

    private Response status(Response.ResponseBuilder response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return stored == null
                ? response.build()
                : response.entity(stored.json())
                        .type(MediaType.APPLICATION_JSON)
                        .build();
    }

    private static Problem refused(Operation operation) {
        var code = Objects.requireNonNullElse(operation.code(), "");
        return Problem.of(
                        WRONG_AMOUNT.contains(code)
                                ? TillProblem.AMOUNT_NOT_POSSIBLE
                                : TillProblem.OPERATION_NOT_POSSIBLE)
                .code(code);
    }

    private Optional<Operation> operation() {
        return status == null
                ? Optional.empty()
                : status.operations().stream()
                        .filter(operation -> operation.id().equals(command.commandId()))
                        .findFirst();
    }

    private boolean isAnother(Operation operation) {
        var amount = command.amount() == null ? null : (Long) command.amount().value();
        return operation.kind() != command.kind() || !Objects.equals(operation.amount(), amount);
    }

    private static boolean isOver(Operation operation) {
        return switch (operation.state()) {
            case DONE, REFUSED, VOID -> true;
            case PENDING, DEFERRED -> false;
        };
    }

    private URI location() {
        return URI.create("/v1/stores/" + command.storeId() + "/payments/" + command.reference());
    }
}
