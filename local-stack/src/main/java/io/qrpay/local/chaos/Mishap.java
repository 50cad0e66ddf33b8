package io.qrpay.local.chaos;

import io.qrpay.local.Json;
import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.simulator.Simulator;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Something that goes wrong for a while and is mended again. */
enum Mishap {
    /** A service dies without a word and is started anew. */
    KILL {
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
    FREEZE {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var service = SERVICES[random.nextInt(SERVICES.length)];
            stack.process(service).freeze();
            var frozen = pause(random, 1_000, 14_000);
            stack.process(service).thaw();
            return "%s was frozen for %.1f s".formatted(service.module(), frozen.toMillis() / 1e3);
        }
    },
    BROKER {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            stack.kafka().stop();
            var away = pause(random, 1_000, 8_000);
            stack.kafka().resume();
            return "the broker was away for %.1f s".formatted(away.toMillis() / 1e3);
        }
    },
    DATABASE {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            stack.postgres().stop();
            var away = pause(random, 1_000, 8_000);
            stack.postgres().resume();
            return "the database was away for %.1f s".formatted(away.toMillis() / 1e3);
        }
    },
    /** Vipps does what it is asked, and the answer never comes. */
    LOST_ANSWERS {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            var operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
            fault(simulator, Map.of("kind", "LOST_ANSWER", "operation", operation, "count", 5));
            return "5 answers to " + operation + " get lost";
        }
    },
    VIPPS_DOWN {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "STATUS", "status", 503, "count", 10_000));
            var down = pause(random, 1_000, 10_000);
            mend(simulator);
            return "Vipps was down for %.1f s".formatted(down.toMillis() / 1e3);
        }
    },
    VIPPS_SLOW {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "LATENCY", "delayMillis", 1_500, "count", 10_000));
            var slow = pause(random, 2_000, 8_000);
            mend(simulator);
            return "Vipps was slow for %.1f s".formatted(slow.toMillis() / 1e3);
        }
    },
    VIPPS_BUSY {
        @Override
        String happen(RunningStack stack, Simulator simulator, Random random) {
            fault(simulator, Map.of("kind", "STATUS", "status", 429, "retryAfterSeconds", 1, "count", 10));
            return "Vipps has too much to do for 10 requests";
        }
    },
    WEBHOOKS {
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
    private static final String[] WEBHOOKS_GO_WRONG = {
        "NO_WEBHOOK", "DUPLICATE_WEBHOOK", "LATE_WEBHOOK", "REORDERED_WEBHOOK", "WEBHOOK_WITHOUT_KEY"
    };

    /** Returns what it was when it is over. */
    abstract String happen(RunningStack stack, Simulator simulator, Random random);

    /** No fault is left at the simulator. */
    static void mend(Simulator simulator) {
        simulator.send("DELETE", "/simulator/faults", BodyPublishers.noBody());
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
