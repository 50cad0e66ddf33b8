package io.qrpay.simulator.reset;

import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.code.Codes;
import io.qrpay.simulator.customer.CrowdInTheStore;
import io.qrpay.simulator.deed.Deeds;
import io.qrpay.simulator.fault.Faults;
import io.qrpay.simulator.gateway.Rates;
import io.qrpay.simulator.legacy.LegacyBooks;
import io.qrpay.simulator.payment.Ledger;
import io.qrpay.simulator.token.Tokens;
import io.qrpay.simulator.webhook.Webhooks;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Forgets what happened. */
@Path("/simulator")
@NonBlocking
public class ResetResource {

    private final Ledger ledger;
    private final LegacyBooks legacyBooks;
    private final CrowdInTheStore crowd;
    private final Deeds deeds;
    private final Faults faults;
    private final Rates rates;
    private final CurrentBehaviour behaviour;
    private final Webhooks webhooks;
    private final Codes codes;
    private final Tokens tokens;

    ResetResource(
            Ledger ledger,
            LegacyBooks legacyBooks,
            CrowdInTheStore crowd,
            Deeds deeds,
            Faults faults,
            Rates rates,
            CurrentBehaviour behaviour,
            Webhooks webhooks,
            Codes codes,
            Tokens tokens) {
        this.ledger = ledger;
        this.legacyBooks = legacyBooks;
        this.crowd = crowd;
        this.deeds = deeds;
        this.faults = faults;
        this.rates = rates;
        this.behaviour = behaviour;
        this.webhooks = webhooks;
        this.codes = codes;
        this.tokens = tokens;
    }

    /**
     * Forgets payments, waiting webhooks, crowd, faults, counted rates and changed behaviour.
     *
     * @param everything whether clients must also log in, register their webhooks and make their codes anew
     */
    @DELETE
    public void reset(@QueryParam("everything") boolean everything) {
        faults.clear();
        crowd.leave();
        deeds.clear();
        behaviour.reset();
        rates.reset();
        ledger.clear();
        legacyBooks.clear();
        webhooks.clear();
        if (everything) {
            webhooks.clearRegistrations();
            codes.clear();
            tokens.revokeAll();
        }
    }

    /** Makes every access token invalid, as a rotation of keys would. */
    @DELETE
    @Path("tokens")
    public void revokeTokens() {
        tokens.revokeAll();
    }
}
