package io.qrpay.simulator.customer;

import io.qrpay.simulator.answer.Problem;
import io.qrpay.simulator.code.Kind;
import io.qrpay.simulator.code.Name;
import io.qrpay.simulator.deed.Deed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Scans a merchant's code for a customer, who waits for the store to answer; the code need not exist. */
@Path("/simulator/check-ins")
public class CheckInResource {

    private static final String INSTANCE = "/simulator/check-ins";

    private final CheckingIn checkingIn;

    CheckInResource(CheckingIn checkingIn) {
        this.checkingIn = checkingIn;
    }

    /** Answers 200 when the store took it, and 502, as the app would say it cannot reach the store, when not. */
    @POST
    public Uni<Response> scan(@Nullable CheckIn checkIn) {
        if (checkIn == null || checkIn.msn() == null || checkIn.merchantQrId() == null) {
            var problem = Problem.invalid(INSTANCE, "msn", "is required, and so is merchantQrId");
            return Uni.createFrom().item(problem.toResponse());
        }
        var code = new Name(checkIn.msn(), Kind.CALLBACK, checkIn.merchantQrId());
        return checkingIn.checkIn(code, checkIn.customer(), Deed.Who.PROGRAM, INSTANCE);
    }
}
