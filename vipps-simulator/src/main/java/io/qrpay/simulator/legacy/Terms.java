package io.qrpay.simulator.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a customer says yes to.
 *
 * @param amount in minor units
 * @param transactionId the vendor's number of an eCom payment, which its merchant sees once a customer has opened it
 * @param draft the create of an agreement, of which its answers tell again; missing for an eCom payment
 */
record Terms(long amount, String currency, String text, String transactionId, JsonNode draft) {

    static Terms ofOrder(JsonNode transaction, String transactionId) {
        return new Terms(
                transaction.path("amount").longValue(),
                "NOK",
                transaction.path("transactionText").textValue(),
                transactionId,
                MissingNode.getInstance());
    }

    static Terms ofAgreement(JsonNode draft) {
        var pricing = draft.path("pricing");
        var amount =
                pricing.path("amount").asLong(pricing.path("suggestedMaxAmount").asLong(0));
        return new Terms(
                amount,
                pricing.path("currency").asText("NOK"),
                draft.path("productName").textValue(),
                "",
                draft);
    }
}
