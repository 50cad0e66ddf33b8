package io.qrpay.local.demo;

import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.Store;
import io.qrpay.local.simulator.Crowd;
import io.qrpay.local.simulator.Simulator;
import io.qrpay.local.till.Tills;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Stores that go on selling, slowly, so that there is something to look at; their customers come by themselves. */
final class LivingStore {
    private static final double PER_SECOND = 0.3;
    private static final int A_ROUND = 50;
    private static final Crowd CUSTOMERS = new Crowd(0.8, 0.15, 0.05, new Crowd.Delay(3_000, 8_000, 20_000), 7);

    private final RunningStack stack;
    private final List<Store> stores;

    private LivingStore(RunningStack stack, List<Store> stores) {
        this.stack = stack;
        this.stores = stores;
    }

    /** Goes on until this program ends. */
    static void open(RunningStack stack, List<Store> stores) {
        var living = new LivingStore(stack, stores);
        Thread.ofVirtual().name("living-store").start(living::goOn);
    }

    private void goOn() {
        try (var simulator =
                new Simulator(stack.process(Service.VIPPS_SIMULATOR).baseUrl())) {
            simulator.letIn(CUSTOMERS.of(stores.stream().map(Store::msn).toList()));
        }
        while (true) {
            sell();
        }
    }

    /** Sales of a round are forgotten with it. */
    private void sell() {
        try (var tills = new Tills(
                stack.kafka().bootstrapServers(),
                stack.process(Service.PAYMENT_INITIATOR).baseUrl(),
                stack.tokens().token("till", "*"),
                stores)) {
            tills.sell("alive-" + LocalTime.now(ZoneOffset.UTC).toSecondOfDay(), A_ROUND, PER_SECOND);
        }
    }
}
