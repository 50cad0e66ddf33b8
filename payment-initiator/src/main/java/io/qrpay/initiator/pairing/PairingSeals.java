package io.qrpay.initiator.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.creation.RequestedPayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Seals checkouts and tokens for the row they are kept in, and opens them again. */
@ApplicationScoped
class PairingSeals {
    private final CustomerSeal seal;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    PairingSeals(CustomerSeal seal, ObjectMapper json) {
        this.seal = seal;
        this.writer = json.writerFor(CheckoutRequested.class);
        this.reader = json.readerFor(CheckoutRequested.class);
    }

    /** Tells customers apart without saying who they are. */
    UUID customer(CheckIn checkIn) {
        return seal.digest(checkIn.token());
    }

    UUID customer(RequestedPayment payment) {
        return seal.digest(token(payment));
    }

    byte[] sealed(CheckIn checkIn) {
        return seal.seal(place(checkIn.sticker()), bytes(checkIn.token()));
    }

    byte[] sealed(RequestedPayment payment) {
        try {
            var checkout = writer.writeValueAsBytes(payment.checkout());
            return seal.seal(place("checkout", payment.key().toString(), payment.idempotencyKey()), checkout);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a checkout that is no JSON", e);
        }
    }

    byte[] sealedToken(RequestedPayment payment) {
        return seal.seal(place("token", payment.key().toString(), payment.idempotencyKey()), bytes(token(payment)));
    }

    /** The token of who waits; empty when it was sealed with a former key. */
    Optional<String> open(Sticker sticker, Scan scan) {
        return seal.open(place(sticker), scan.token()).map(PairingSeals::text);
    }

    /** The payment with the customer it was paired with; empty once settled, or when sealed with a former key. */
    Optional<RequestedPayment> paired(Sale sale) {
        return payment(sale).flatMap(payment -> token(sale).map(payment::withCustomer));
    }

    /** The payment without a customer; empty once settled, or when sealed with a former key. */
    Optional<RequestedPayment> payment(Sale sale) {
        return Optional.ofNullable(sale.checkout())
                .flatMap(kept -> seal.open(place("checkout", sale.payment().toString(), sale.createKey()), kept))
                .map(checkout -> new RequestedPayment(
                        sale.payment(),
                        sale.createKey(),
                        checkout(checkout),
                        sale.receivedAt(),
                        sale.validUntil(),
                        null));
    }

    /** Of the customer who is asked; empty once settled, or when sealed with a former key. */
    Optional<String> token(Sale sale) {
        return Optional.ofNullable(sale.token())
                .flatMap(kept -> seal.open(place("token", sale.payment().toString(), sale.createKey()), kept))
                .map(PairingSeals::text);
    }

    private CheckoutRequested checkout(byte[] json) {
        try {
            return reader.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept checkout that is no JSON", e);
        }
    }

    private static String token(RequestedPayment payment) {
        return Objects.requireNonNull(payment.customerToken(), "a customer");
    }

    private static String place(Sticker sticker) {
        return "check-in " + sticker;
    }

    private static String place(String what, String payment, String createKey) {
        return what + " " + payment + "#" + createKey;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
