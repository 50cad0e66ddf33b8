package io.qrpay.initiator.customer;

import io.micrometer.core.instrument.MeterRegistry;
import io.qrpay.contracts.DeadLetter;
import io.qrpay.initiator.intake.IncomingRecord;
import io.qrpay.initiator.intake.Intake;
import io.qrpay.initiator.pairing.CheckIn;
import io.qrpay.initiator.pairing.CheckInOutcome;
import io.qrpay.initiator.pairing.CheckInOutcome.Paired;
import io.qrpay.initiator.pairing.PairedCreation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Takes check-ins from Kafka. One that a checkout waited for is done when that checkout's payment is. */
@ApplicationScoped
class CheckInConsumer {
    private static final String TOPIC = "customer.checked-in.v1";

    private final Intake intake;
    private final CheckInReader reader;
    private final PairedCreation creation;
    private final CheckInConfig config;
    private final MeterRegistry meters;

    CheckInConsumer(
            Intake intake, CheckInReader reader, PairedCreation creation, CheckInConfig config, MeterRegistry meters) {
        this.intake = intake;
        this.reader = reader;
        this.creation = creation;
        this.config = config;
        this.meters = meters;
    }

    @Incoming("customer-checked-in-in")
    @Outgoing("customer-checked-in-dead-letter-out")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<byte[]>> consume(Multi<Message<byte[]>> records) {
        return intake.take(records, TOPIC, config.inFlight(), this::take);
    }

    private Uni<Optional<DeadLetter>> take(IncomingRecord record) {
        return reader.read(record)
                .map(checkIn -> pair(checkIn).replaceWith(Optional.<DeadLetter>empty()))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(record.deadLetter("is no check-in"))));
    }

    private Uni<Void> pair(CheckIn checkIn) {
        return creation.checkIn(checkIn)
                .invoke(this::count)
                .chain(outcome -> outcome instanceof Paired(var payment)
                        ? creation.settle(payment).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private void count(CheckInOutcome outcome) {
        var name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        meters.counter("qrpay.check.ins", "outcome", name).increment();
    }
}
