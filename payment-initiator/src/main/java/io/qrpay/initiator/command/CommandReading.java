package io.qrpay.initiator.command;

import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a command. */
public sealed interface CommandReading {

    /** Every field is as the contract wants it. */
    record Readable(PaymentCommand command) implements CommandReading {}

    /** At least one field is not. */
    record Unreadable(List<FieldError> errors) implements CommandReading {
        public Unreadable {
            errors = List.copyOf(errors);
        }

        /** All errors in one sentence for people. */
        public String detail() {
            return errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        }
    }
}
