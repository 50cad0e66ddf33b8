package io.qrpay.local.chaos;

import io.qrpay.local.Json;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.simulator.Simulator;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Something that goes wrong for a while and is mended again. */
enum Mishap {
    /** A service dies without a word and is started anew. */
    KILL("service killed") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var service = SERVICES[random.nextInt(SERVICES.length)];
            stack.process(service).kill();
            pause(random, 500, 3_000);
            stack.process(service).start().awaitReady(READY);
            return service.module() + " was killed";
        }
    },
    /** A service stops in its tracks and goes on as if nothing had been. */
    FREEZE("service frozen") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var service = SERVICES[random.nextInt(SERVICES.length)];
            stack.process(service).freeze();
            var frozen = pause(random, 1_000, 14_000);
            stack.process(service).thaw();
            return "%s was frozen for %.1f s".formatted(service.module(), frozen.toMillis() / 1e3);
        }
    },
    BROKER("broker stopped") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            stack.kafka().stop();
            var away = pause(random, 1_000, 8_000);
            stack.kafka().resume();
            return "the broker was away for %.1f s".formatted(away.toMillis() / 1e3);
        }
    },
    DATABASE("database stopped") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            stack.postgres().stop();
            var away = pause(random, 1_000, 8_000);
            stack.postgres().resume();
            return "the database was away for %.1f s".formatted(away.toMillis() / 1e3);
        }
    },
    /** Vipps does what it is asked, and the answer never comes. */
    LOST_ANSWERS("answers lost") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
            fault(simulator, Map.of("kind", "LOST_ANSWER", "operation", operation, "count", 5));
            return "5 answers to " + operation + " get lost";
        }
    },
    VIPPS_DOWN("Vipps down") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "STATUS", "status", 503, "count", 10_000));
            var down = pause(random, 1_000, 10_000);
            mend(simulator);
            return "Vipps was down for %.1f s".formatted(down.toMillis() / 1e3);
        }
    },
    VIPPS_SLOW("Vipps slow") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "LATENCY", "delayMillis", 1_500, "count", 10_000));
            var slow = pause(random, 2_000, 8_000);
            mend(simulator);
            return "Vipps was slow for %.1f s".formatted(slow.toMillis() / 1e3);
        }
    },
    /** Another hand has the payment: 423, or 6160. */
    VIPPS_LOCKED("payments locked") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var operation = MODIFICATIONS[random.nextInt(MODIFICATIONS.length)];
            var fault = Map.<String, Object>of(
                    "kind", "LOCKED_PAYMENT", "operation", operation, "delayMillis", 800, "count", 5);
            fault(simulator, random.nextBoolean() ? fault : with(fault, "errorCode", "6160"));
            return "5 payments stay locked for 0.8 s after a " + operation;
        }
    },
    VIPPS_BUSY("Vipps busy") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "STATUS", "status", 429, "retryAfterSeconds", 1, "count", 10));
            return "Vipps has too much to do for 10 requests";
        }
    },
    WEBHOOKS("webhooks lost, late, doubled or shuffled") {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var kind = WEBHOOKS_GO_WRONG[random.nextInt(WEBHOOKS_GO_WRONG.length)];
            fault(simulator, Map.of("kind", kind, "count", 15));
            return "15 webhooks meet " + kind;
        }
    };

    private static final Duration READY = Duration.ofMinutes(2);
    private static final Service[] SERVICES = {
        Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER
    };
    private static final String[] OPERATIONS = {"CREATE", "CAPTURE", "CANCEL", "REFUND"};
    private static final String[] MODIFICATIONS = {"CAPTURE", "CANCEL", "REFUND"};
    private static final String[] WEBHOOKS_GO_WRONG = {
        "NO_WEBHOOK", "DUPLICATE_WEBHOOK", "LATE_WEBHOOK", "REORDERED_WEBHOOK", "WEBHOOK_WITHOUT_KEY"
    };

    private final String words;

    Mishap(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Returns what it was when it is over. */
    abstract String happen(RunningStack stack, Simulator simulator, Random random);

    /** Nothing is wrong at the simulator but what is usual: some check-ins come twice. */
    static void mend(Simulator simulator) {
        simulator.send("DELETE", "/simulator/faults", BodyPublishers.noBody());
        fault(simulator, Map.of("kind", "DUPLICATE_WEBHOOK", "event", "CHECKED_IN", "share", 0.3));
    }

    private static Map<String, Object> with(Map<String, Object> fault, String field, Object value) {
        var more = new HashMap<>(fault);
        more.put(field, value);
        return more;
    }

    private static void fault(Simulator simulator, Map<String, Object> fault) {
        simulator.send("POST", "/simulator/faults", BodyPublishers.ofByteArray(Json.write(fault)));
    }

    private static Duration pause(Random random, int least, int most) {
        var pause = Duration.ofMillis(random.nextInt(least, most));
        var until = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return pause;
    }
}
