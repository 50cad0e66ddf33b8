package io.qrpay.initiator.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published; like a broker that is away while {@link #away} is set. */
public class RecordingFactPublisher extends FactPublisher {
    public final List<Fact> facts = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    public RecordingFactPublisher() {
        super(null, new ObjectMapper(), null);
    }

    @Override
    public Uni<Void> publish(Fact fact) {
        return Uni.createFrom().item(fact).invoke(this::keep).replaceWithVoid();
    }

    public List<FactName> names() {
        return facts.stream().map(Fact::name).toList();
    }

    private void keep(Fact fact) {
        if (away) {
            throw new BrokerUnavailable(new IllegalStateException("no broker"));
        }
        facts.add(fact);
    }
}
