package io.qrpay.flow;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.local.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where commands are given, by REST and by Kafka; a repeat of one is byte-equal. */
record Counter(Chain chain, Map<String, Instant> times) {

    Counter(Chain chain) {
        this(chain, new ConcurrentHashMap<>());
    }

    HttpResponse<String> post(CheckoutRequested checkout, Kind kind, String commandId, @Nullable Long amount) {
        var path = "/v1/stores/" + checkout.storeId() + "/payments/" + checkout.reference() + "/"
                + kind.name().toLowerCase(Locale.ROOT);
        var request = chain.request(chain.initiator().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body(command(checkout, kind, commandId, amount))))
                .build();
        return chain.answer(request);
    }

    void send(CheckoutRequested checkout, Kind kind, String commandId, @Nullable Long amount) {
        chain.write(
                "payment.command.v1",
                checkout.storeId() + "/" + checkout.reference(),
                command(checkout, kind, commandId, amount));
    }

    private PaymentCommand command(CheckoutRequested checkout, Kind kind, String commandId, @Nullable Long amount) {
        var at = times.computeIfAbsent(
                checkout.reference() + commandId, first -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return new PaymentCommand(
                checkout.storeId(),
                checkout.reference(),
                commandId,
                kind,
                amount == null ? null : new Money(amount, "NOK"),
                "till-1",
                at);
    }

    /** The path says the rest. */
    private static byte[] body(PaymentCommand command) {
        Map<?, ?> body = Json.read(Json.write(command), LinkedHashMap.class);
        body.keySet().removeAll(List.of("storeId", "reference", "kind"));
        return Json.write(body);
    }
}
