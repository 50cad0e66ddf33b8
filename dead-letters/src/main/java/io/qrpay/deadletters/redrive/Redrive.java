package io.qrpay.deadletters.redrive;

import io.qrpay.deadletters.waiting.BrokerSilent;
import io.qrpay.deadletters.waiting.LetterCount;
import io.qrpay.deadletters.waiting.Range;
import io.qrpay.deadletters.waiting.WaitingRanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Puts dead letters back: {@code ./qrpay redrive}. */
public final class Redrive {
    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int WRONG_USE = 2;
    private static final long MOST_COUNTED = 10_000;

    private Redrive() {}

    /** Ends the JVM with 0 when it could be done, whether or not letters were left. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var servers = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
            run(RedriveOptions.parse(arguments, System.getProperty("user.name"), servers));
            return RIGHT;
        } catch (IllegalArgumentException e) {
            System.err.println("qrpay: " + e.getMessage() + "; ./qrpay help shows what there is.");
            return WRONG_USE;
        } catch (ProducerFencedException e) {
            System.err.println("qrpay: somebody else puts these letters back at the moment; nothing was done twice.");
            return WRONG;
        } catch (BrokerSilent | KafkaException e) {
            System.err.println("qrpay: " + e.getMessage());
            return WRONG;
        }
    }

    private static void run(RedriveOptions options) {
        try (var ranges = new WaitingRanges(options.kafka())) {
            var topic = options.topic();
            if (topic == null) {
                list(options, ranges);
            } else {
                redrive(options, topic, () -> ranges.of(Set.of(topic)), Instant.now(), Redrive::say);
            }
        }
    }

    static void redrive(
            RedriveOptions options,
            String topic,
            Supplier<Map<TopicPartition, Range>> waiting,
            Instant now,
            Consumer<String> say) {
        var telling = new Telling(options, now, say);
        telling.begin();
        new RedriveRun(options, topic, waiting, now, telling::tell).run(Integer.MAX_VALUE);
        telling.end();
    }

    private static void list(RedriveOptions options, WaitingRanges ranges) {
        say("Dead letters that wait:");
        ranges.topics()
                .forEach(topic -> say("%7d  %s"
                        .formatted(LetterCount.of(options.kafka(), ranges.of(Set.of(topic)), MOST_COUNTED), topic)));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
