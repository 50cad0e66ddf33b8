package io.qrpay.simulator.books;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.payment.Payment;
import io.qrpay.simulator.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of every payment what really became of it. */
@ApplicationScoped
class Books {

    private final Payments payments;
    private final ObjectWriter writer;

    Books(Payments payments, ObjectMapper mapper) {
        this.payments = payments;
        this.writer = mapper.writer();
    }

    void write(OutputStream output, @Nullable String msn) throws IOException {
        var totals = new Totals();
        try (var json = writer.createGenerator(output)) {
            json.writeStartObject();
            json.writeArrayFieldStart("payments");
            writeEntries(json, msn, totals);
            json.writeEndArray();
            json.writePOJOField("totals", totals.show());
            json.writeEndObject();
        }
    }

    Totals.Shown totals(@Nullable String msn) {
        var totals = new Totals();
        of(msn).map(this::entryOf).forEach(totals::add);
        return totals.show();
    }

    private void writeEntries(JsonGenerator json, @Nullable String msn, Totals totals) throws IOException {
        var entries = of(msn).map(this::entryOf).iterator();
        while (entries.hasNext()) {
            var entry = entries.next();
            totals.add(entry);
            json.writePOJO(entry);
        }
    }

    private Entry entryOf(Payment payment) {
        return payments.inTurn(payment, Entry::of);
    }

    private Stream<Payment> of(@Nullable String msn) {
        return payments.all().filter(payment -> msn == null || payment.msn().equals(msn));
    }
}
