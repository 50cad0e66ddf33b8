package io.qrpay.initiator.command;

import io.qrpay.contracts.DeadLetter;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.initiator.command.CommandReading.Readable;
import io.qrpay.initiator.command.CommandReading.Unreadable;
import io.qrpay.initiator.intake.IncomingRecord;
import io.qrpay.initiator.intake.Intake;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Takes commands from Kafka; one that names no payment of its store becomes a dead letter. */
@ApplicationScoped
class CommandConsumer {
    private static final String TOPIC = "payment.command.v1";

    private final Intake intake;
    private final CommandReader reader;
    private final PaymentWish wishes;
    private final CommandConfig config;

    CommandConsumer(Intake intake, CommandReader reader, PaymentWish wishes, CommandConfig config) {
        this.intake = intake;
        this.reader = reader;
        this.wishes = wishes;
        this.config = config;
    }

    @Incoming("payment-command-in")
    @Outgoing("payment-command-dead-letter-out")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> consume(Multi<Message<byte[]>> commands) {
        return intake.take(commands, TOPIC, config.inFlight(), this::take);
    }

    private Uni<Optional<DeadLetter>> take(IncomingRecord record) {
        return switch (reader.read(record.value())) {
            case Readable(var command)
            when !keyOf(command).equals(record.key()) -> dead(record, "Kafka key must be <storeId>/<reference>");
            case Readable(var command) -> publish(record, command);
            case Unreadable unreadable -> dead(record, unreadable.detail());
        };
    }

    private Uni<Optional<DeadLetter>> publish(IncomingRecord record, PaymentCommand command) {
        return wishes.publish(command, config.appearWithin())
                .map(payment -> payment.isPresent()
                        ? Optional.empty()
                        : Optional.of(record.deadLetter("/reference is no payment of this store")));
    }

    private static Uni<Optional<DeadLetter>> dead(IncomingRecord record, String reason) {
        return Uni.createFrom().item(Optional.of(record.deadLetter(reason)));
    }

    private static String keyOf(PaymentCommand command) {
        return command.storeId() + "/" + command.reference();
    }
}
