package io.qrpay.initiator.command;

import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.command.CommandForm.Target;
import io.qrpay.initiator.command.CommandReading.Unreadable;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a command, from Kafka or REST alike, and names every field that is not as the contract wants it. */
@ApplicationScoped
public class CommandReader {
    private final StrictJson json;

    public CommandReader(StrictJson json) {
        this.json = json;
    }

    /** A record of {@code payment.command.v1}. */
    CommandReading read(byte @Nullable [] text) {
        return read(text, null);
    }

    /** The body of a request whose path says which payment is meant and what is wanted. */
    public CommandReading read(byte @Nullable [] text, String storeId, String reference, Kind kind) {
        return read(text, new Target(storeId, reference, kind));
    }

    private CommandReading read(byte @Nullable [] text, @Nullable Target target) {
        return json.read(text, sent -> new CommandForm(sent, target).reading(), CommandReader::unreadable);
    }

    private static CommandReading unreadable(FieldError error) {
        return new Unreadable(List.of(error));
    }
}
