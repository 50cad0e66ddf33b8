package io.qrpay.local.till;

import io.qrpay.local.process.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tills of the stores: every other checkout goes by Kafka, the rest by REST. */
public final class Tills implements AutoCloseable {
    private final Till kafka;
    private final Till rest;
    private final List<Store> stores;
    private final double manualShare;
    private final List<Sale> sales = Collections.synchronizedList(new ArrayList<>());

    public Tills(String bootstrapServers, URI initiator, List<Store> stores) {
        this(bootstrapServers, initiator, stores, 0);
    }

    /**
     * Tills of which some capture by command.
     *
     * @param manualShare of the checkouts with capture mode MANUAL
     */
    public Tills(String bootstrapServers, URI initiator, List<Store> stores, double manualShare) {
        this.manualShare = manualShare;
        this.kafka = new KafkaTill(bootstrapServers);
        this.rest = new RestTill(initiator);
        this.stores = List.copyOf(stores);
    }

    /**
     * Asks for so many payments at so many a second, however long each takes. Returns when the last one is asked for.
     *
     * @param prefix of the references, at least 8 characters with the number: {@code <prefix>-000000}
     */
    public void sell(String prefix, int payments, double perSecond) {
        var checkouts = new Checkouts(prefix, stores, manualShare);
        var pace = new Pace(perSecond);
        for (int number = 0; number < payments; number++) {
            var sale = checkouts.sale(number, pace.of(number));
            Pace.sleepUntil(sale.intendedAt());
            sales.add(sale);
            till(sale.channel()).ask(sale);
        }
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
