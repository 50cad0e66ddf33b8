package io.qrpay.local.till;

import io.qrpay.local.process.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tills of the stores: every other checkout goes by Kafka, the rest by REST. */
public final class Tills implements AutoCloseable {
    private final List<Till> tills;
    private final List<Store> stores;
    private final List<Sale> sales = Collections.synchronizedList(new ArrayList<>());

    public Tills(String bootstrapServers, URI initiator, List<Store> stores) {
        this.tills = List.of(new KafkaTill(bootstrapServers), new RestTill(initiator));
        this.stores = List.copyOf(stores);
    }

    /**
     * Asks for so many payments at so many a second, however long each takes. Returns when the last one is asked for.
     *
     * @param prefix of the references, at least 8 characters with the number: {@code <prefix>-000000}
     */
    public void sell(String prefix, int payments, double perSecond) {
        var checkouts = new Checkouts(prefix, stores);
        var pace = new Pace(perSecond);
        for (int number = 0; number < payments; number++) {
            var sale = checkouts.sale(number, pace.of(number));
            Pace.sleepUntil(sale.intendedAt());
            sales.add(sale);
            tills.get(number % tills.size()).ask(sale);
        }
    }

    /** What was asked for so far. */
    public List<Sale> sales() {
        synchronized (sales) {
            return List.copyOf(sales);
        }
    }

    @Override
    public void close() {
        tills.forEach(Till::close);
    }
}
