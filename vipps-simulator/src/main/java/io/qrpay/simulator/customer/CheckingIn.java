package io.qrpay.simulator.customer;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.code.Name;
import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.deed.Deeds;
import io.qrpay.simulator.payment.CustomerTokens;
import io.qrpay.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Tells the store that a customer has scanned a code, and the customer whether the store took it. */
@ApplicationScoped
public class CheckingIn {

    private static final ObjectWriter WRITER = Json.writerFor(CheckedIn.class);
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Webhooks webhooks;
    private final CustomerTokens customerTokens;
    private final Deeds deeds;

    CheckingIn(Webhooks webhooks, CustomerTokens customerTokens, Deeds deeds) {
        this.webhooks = webhooks;
        this.customerTokens = customerTokens;
        this.deeds = deeds;
    }

    /**
     * Answers 200 when the store took it, and 502, as the app would say it cannot reach the store, when not.
     *
     * @param customer any name, under which the books show who was asked to pay
     * @param instance what was asked for, as a problem names it
     */
    Uni<Response> checkIn(Name code, @Nullable String customer, Deed.Who who, String instance) {
        return tell(code, customer, who)
                .map(told -> told.isTaken()
                        ? Response.ok(told.body()).build()
                        : Problem.of(502, "Can't connect to store", told.reason(), instance)
                                .toResponse());
    }

    /** Tells the store; the code need not exist. */
    public Uni<Told> tell(Name code, @Nullable String customer, Deed.Who who) {
        var body = new CheckedIn(customerTokens.issue(customer), code.id(), code.msn(), TICKS.format(Instant.now()));
        return webhooks.checkIn(code.msn(), Json.write(WRITER, body))
                .map(status -> new Told(body, status))
                .invoke(told -> deeds.add(Deed.at(told.deed(), who, code.msn(), code.id())));
    }

    /**
     * How the store took it.
     *
     * @param status what it answered, 0 when it did not
     */
    public record Told(CheckedIn body, int status) {

        public boolean isTaken() {
            return status >= 200 && status < 300;
        }

        public String reason() {
            return status == 0
                    ? "The sales unit has no registration for user.checked-in.v1, or it did not answer in time."
                    : "The store answered %d.".formatted(status);
        }

        private Deed.Kind deed() {
            return isTaken() ? Deed.Kind.CHECKED_IN : Deed.Kind.NOT_CONNECTED;
        }
    }

    /** The webhook's body. */
    public record CheckedIn(String customerToken, String merchantQrId, String msn, String initiatedAt) {}
}
