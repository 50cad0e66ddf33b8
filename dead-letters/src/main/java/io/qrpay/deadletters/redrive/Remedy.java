package io.qrpay.deadletters.redrive;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is to be done with one dead letter. */
sealed interface Remedy {

    /** Why, or to where. */
    String detail();

    /** These records are written, and it is done with. */
    record PutBack(List<ProducerRecord<byte[], byte[]>> records, String detail) implements Remedy {
        public PutBack {
            records = List.copyOf(records);
        }
    }

    /** It goes on waiting for somebody. */
    record Left(String detail) implements Remedy {}

    /** Nothing can or need be put back, and it is done with. */
    record Nothing(String detail) implements Remedy {}
}
