package io.qrpay.simulator.customer;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Json;
import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.payment.CustomerTokens;
import io.qrpay.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Scans a merchant's code for a customer, who waits for the store to answer. */
@Path("/simulator/check-ins")
public class CheckInResource {

    private static final String INSTANCE = "/simulator/check-ins";
    private static final ObjectWriter WRITER = Json.writerFor(CheckedIn.class);
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Webhooks webhooks;
    private final CustomerTokens customerTokens;

    CheckInResource(Webhooks webhooks, CustomerTokens customerTokens) {
        this.webhooks = webhooks;
        this.customerTokens = customerTokens;
    }

    /** Answers 200 when the store took it, and 502, as the app would say it cannot reach the store, when not. */
    @POST
    public Uni<Response> scan(@Nullable CheckIn checkIn) {
        if (checkIn == null || checkIn.msn() == null || checkIn.merchantQrId() == null) {
            var problem = Problem.invalid(INSTANCE, "msn", "is required, and so is merchantQrId");
            return Uni.createFrom().item(problem.toResponse());
        }
        var told = new CheckedIn(
                customerTokens.issue(checkIn.customer()),
                checkIn.merchantQrId(),
                checkIn.msn(),
                TICKS.format(Instant.now()));
        return webhooks.checkIn(told.msn(), Json.write(WRITER, told)).map(status -> answer(told, status));
    }

    private static Response answer(CheckedIn told, int status) {
        var accepted = status >= 200 && status < 300;
        return accepted
                ? Response.ok(told).build()
                : Problem.of(502, "Can't connect to store", reasonOf(status), INSTANCE)
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
