package io.qrpay.ingress.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Hands readings to the broker and never waits: an event loop calls it. */
@ApplicationScoped
public class EventPublisher {
    private final BrokerConnection broker;
    private final EventRecords records;

    EventPublisher(BrokerConnection broker, EventRecords records) {
        this.broker = broker;
        this.records = records;
    }

    /** The acknowledgement comes once, on a thread of the producer's, or at once when there is nothing to publish. */
    public void publish(Reading reading, Acknowledgement acknowledgement) {
        switch (reading) {
            case Reading.Payment payment -> send(records.fact(payment.fact()), acknowledgement);
            case Reading.CheckIn checkIn -> send(records.checkIn(checkIn.checkIn()), acknowledgement);
            case Reading.Malformed malformed -> send(records.malformed(malformed.webhook()), acknowledgement);
            case Reading.Unknown unknown -> acknowledgement.ended(true);
            case Reading.Foreign foreign -> acknowledgement.ended(true);
        }
    }

    private void send(ProducerRecord<String, byte[]> record, Acknowledgement acknowledgement) {
        broker.producer().send(record, (metadata, failure) -> acknowledgement.ended(failure == null));
    }

    /** Learns how a publication ended. */
    @FunctionalInterface
    public interface Acknowledgement {

        /**
         * Called exactly once.
         *
         * @param kept all replicas that are in sync have it
         */
        void ended(boolean kept);
    }
}
