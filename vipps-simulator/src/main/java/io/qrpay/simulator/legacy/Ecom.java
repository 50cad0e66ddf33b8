package io.qrpay.simulator.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Detail;
import io.qrpay.simulator.answer.EcomError;
import io.qrpay.simulator.answer.EcomError.Group;
import io.qrpay.simulator.answer.ErrorForm;
import io.qrpay.simulator.behaviour.CurrentBehaviour;
import io.qrpay.simulator.gateway.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Begins, shows and cancels eCom payments. Beginning one is not idempotent: an order id is good for one. */
@ApplicationScoped
class Ecom {

    private final Offers offers;
    private final CurrentBehaviour behaviour;

    Ecom(Offers offers, CurrentBehaviour behaviour) {
        this.offers = offers;
        this.behaviour = behaviour;
    }

    Answer initiate(Call call, JsonNode body) {
        return ofOtherSalesUnit(call, body) ? otherSalesUnit(call) : begin(call, body.path("transaction"));
    }

    Answer details(Call call, String orderId) {
        return offers.change(nameOf(call, orderId), Offer::looked)
                .map(change -> EcomAnswers.details(change.after()))
                .orElseGet(Ecom::notFound);
    }

    Answer cancel(Call call, String orderId, JsonNode body) {
        if (ofOtherSalesUnit(call, body)) {
            return otherSalesUnit(call);
        }
        var now = System.currentTimeMillis();
        return offers.change(nameOf(call, orderId), offer -> offer.cancel(now))
                .map(change -> cancelled(change.after()))
                .orElseGet(Ecom::notFound);
    }

    private Answer begin(Call call, JsonNode transaction) {
        var now = System.currentTimeMillis();
        var lifetime = behaviour.ourMillis(behaviour.now().paymentLifetime());
        var offer = Offer.of(
                nameOf(call, transaction.path("orderId").textValue()),
                Terms.ofOrder(transaction, Tokens.transaction()),
                Tokens.landing(),
                Times.of(now, now + lifetime));
        return offers.add(offer)
                ? EcomAnswers.initiated(offer, call.origin())
                : EcomError.of(400, Group.Merchant, "34", "The order id is used already.");
    }

    private static Answer cancelled(Offer offer) {
        return offer.state() == Offer.State.CANCELLED
                ? EcomAnswers.cancelled(offer)
                : EcomError.of(400, Group.Payment, "52", "The payment has ended otherwise.");
    }

    private static boolean ofOtherSalesUnit(Call call, JsonNode body) {
        return !body.at("/merchantInfo/merchantSerialNumber").asText().equals(call.msn());
    }

    private static Answer otherSalesUnit(Call call) {
        var wrong = new Detail("merchantInfo.merchantSerialNumber", "must be the sales unit of the call");
        return ErrorForm.ECOM.invalid(call.path(), List.of(wrong));
    }

    private static Answer notFound() {
        return EcomError.of(404, Group.Merchant, "35", "There is no such order.");
    }

    private static Name nameOf(Call call, String orderId) {
        return new Name(Name.Kind.ECOM, call.msn(), orderId);
    }
}
