package io.qrpay.local.till;

import io.qrpay.local.process.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The tills of the stores: every other checkout goes by Kafka, the rest by REST. */
public final class Tills implements AutoCloseable {
    private static final Duration UNTIL_THE_SECOND_TIME = Duration.ofMillis(700);

    private final Till kafka;
    private final Till rest;
    private final List<Store> stores;
    private final Mix mix;
    private final List<Sale> sales = Collections.synchronizedList(new ArrayList<>());

    /** @param token what the tills show to be let in, for all of the stores */
    public Tills(String bootstrapServers, URI initiator, String token, List<Store> stores) {
        this(bootstrapServers, initiator, token, stores, Mix.PLAIN);
    }

    /** Tills where customers pay in several ways. */
    public Tills(String bootstrapServers, URI initiator, String token, List<Store> stores, Mix mix) {
        this.mix = mix;
        this.kafka = new KafkaTill(bootstrapServers);
        this.rest = new RestTill(initiator, token);
        this.stores = List.copyOf(stores);
    }

    /**
     * Asks for so many payments at so many a second, however long each takes. Returns when the last one is asked for.
     *
     * @param prefix of the references, at least 8 characters with the number: {@code <prefix>-000000}
     */
    public void sell(String prefix, int payments, double perSecond) {
        var checkouts = new Checkouts(prefix, stores, mix);
        var pace = new Pace(perSecond);
        for (int number = 0; number < payments; number++) {
            var sale = checkouts.sale(number, pace.of(number));
            Pace.sleepUntil(pace.of(number));
            sales.add(sale);
            ask(sale);
        }
    }

    /** Whoever scans a printed code first comes before the till asks. */
    private void ask(Sale sale) {
        var wait = Duration.between(Instant.now(), sale.intendedAt());
        if (wait.isPositive()) {
            later(wait, sale);
        } else {
            till(sale.channel()).ask(sale);
        }
        if (sale.isTwice()) {
            later(wait.plus(UNTIL_THE_SECOND_TIME), sale);
        }
    }

    /** In a thread of its own: the common pool may be one thread, and that one busy selling. */
    private void later(Duration wait, Sale sale) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> till(sale.channel()).ask(sale));
    }

    private Till till(Sale.Channel channel) {
        return switch (channel) {
            case KAFKA -> kafka;
            case REST -> rest;
        };
    }

    /** What was asked for so far. */
    public List<Sale> sales() {
        synchronized (sales) {
            return List.copyOf(sales);
        }
    }

    @Override
    public void close() {
        kafka.close();
        rest.close();
    }
}
