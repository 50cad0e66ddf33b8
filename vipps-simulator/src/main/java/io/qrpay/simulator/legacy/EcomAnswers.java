package io.qrpay.simulator.legacy;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.simulator.answer.Answer;
import io.qrpay.simulator.answer.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the eCom API tells of a payment. */
final class EcomAnswers {

    private static final ObjectWriter INITIATED = Json.writerFor(Initiated.class);
    private static final ObjectWriter DETAILS = Json.writerFor(Details.class);
    private static final ObjectWriter CANCELLED = Json.writerFor(Cancelled.class);

    private EcomAnswers() {}

    static Answer initiated(Offer offer, String origin) {
        var told = new Initiated(offer.name().id(), offer.landingPage(origin));
        return Answer.json(200, Json.write(INITIATED, told));
    }

    static Answer details(Offer offer) {
        var told = new Details(offer.name().id(), historyOf(offer), summaryOf(offer));
        return Answer.json(200, Json.write(DETAILS, told));
    }

    static Answer cancelled(Offer offer) {
        var info = new Info(
                offer.amount(),
                "Cancelled",
                Stamps.millis(offer.times().ended()),
                offer.terms().transactionId(),
                offer.text());
        return Answer.json(200, Json.write(CANCELLED, new Cancelled(offer.name().id(), info, summaryOf(offer))));
    }

    /** The newest first. A payment whose time was over before anybody said yes is a cancelled one. */
    private static List<Entry> historyOf(Offer offer) {
        var times = offer.times();
        var history = new ArrayList<Entry>(2);
        if (times.ended() > 0) {
            history.add(entry(offer, times.accepted() > 0 ? "VOID" : "CANCEL", times.ended()));
        }
        if (times.accepted() > 0) {
            history.add(entry(offer, "RESERVE", times.accepted()));
        }
        history.add(entry(offer, "INITIATE", times.created()));
        return history;
    }

    private static Entry entry(Offer offer, String operation, long at) {
        return new Entry(
                offer.amount(),
                operation,
                true,
                Stamps.millis(at),
                offer.isOpened() ? offer.terms().transactionId() : null,
                offer.text());
    }

    private static Summary summaryOf(Offer offer) {
        return new Summary(0, 0, offer.state() == Offer.State.ACCEPTED ? offer.amount() : 0, 0);
    }

    record Initiated(String orderId, String url) {}

    record Details(String orderId, List<Entry> transactionLogHistory, Summary transactionSummary) {}

    record Cancelled(String orderId, Info transactionInfo, Summary transactionSummary) {}

    /** @param transactionId absent until a customer has opened the payment */
    record Entry(
            long amount,
            String operation,
            boolean operationSuccess,
            String timeStamp,
            @Nullable String transactionId,
            String transactionText) {}

    record Info(long amount, String status, String timeStamp, String transactionId, String transactionText) {}

    record Summary(
            long capturedAmount, long refundedAmount, long remainingAmountToCapture, long remainingAmountToRefund) {}
}
