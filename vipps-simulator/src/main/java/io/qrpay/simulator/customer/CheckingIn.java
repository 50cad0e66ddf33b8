package io.qrpay.simulator.customer;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
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
class CheckingIn {

    private static final ObjectWriter WRITER = Json.writerFor(CheckedIn.class);
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Webhooks webhooks;
    private final CustomerTokens customerTokens;

    CheckingIn(Webhooks webhooks, CustomerTokens customerTokens) {
        this.webhooks = webhooks;
        this.customerTokens = customerTokens;
    }

    /**
     * Answers 200 when the store took it, and 502, as the app would say it cannot reach the store, when not.
     *
     * @param customer any name, under which the books show who was asked to pay
     * @param instance what was asked for, as a problem names it
     */
    Uni<Response> checkIn(String msn, String merchantQrId, @Nullable String customer, String instance) {
        var told = new CheckedIn(customerTokens.issue(customer), merchantQrId, msn, TICKS.format(Instant.now()));
        return webhooks.checkIn(msn, Json.write(WRITER, told)).map(status -> answer(told, status, instance));
    }

    private static Response answer(CheckedIn told, int status, String instance) {
        var accepted = status >= 200 && status < 300;
        return accepted
                ? Response.ok(told).build()
                : Problem.of(502, "Can't connect to store", reasonOf(status), instance)
                        .toResponse();
    }

    private static String reasonOf(int status) {
        return status == 0
                ? "The sales unit has no registration for user.checked-in.v1, or it did not answer in time."
                : "The store answered %d.".formatted(status);
    }

    /** The webhook's body. */
    public record CheckedIn(String customerToken, String merchantQrId, String msn, String initiatedAt) {}
}
