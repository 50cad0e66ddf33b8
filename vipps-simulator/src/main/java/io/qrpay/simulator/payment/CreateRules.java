package io.qrpay.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.simulator.answer.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The vendor's business rules of a create whose fields are all well-formed; the first one that is broken counts. */
@ApplicationScoped
class CreateRules {

    private static final Map<String, Long> LEAST = Map.of("NOK", 100L, "SEK", 100L);
    private static final Set<String> WALLET_CURRENCIES = Set.of("NOK", "DKK", "EUR");
    private static final Set<String> SCOPES = Set.of("name", "address", "email", "phoneNumber", "birthDate", "nin");
    private static final Set<String> EXPRESS_SCOPES = Set.of("name", "address", "email", "phoneNumber");
    private static final int MOST_METADATA = 5;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_VALUE = 500;
    private static final Duration SOONEST_EXPIRY = Duration.ofMinutes(10);
    private static final Duration LATEST_EXPIRY = Duration.ofDays(60);

    private final Agreements agreements;
    private final Customers customers;

    private final List<BiFunction<String, JsonNode, @Nullable ErrorCode>> rules = List.of(
            this::salesUnit,
            this::amount,
            this::currency,
            this::paymentMethod,
            this::blockedSources,
            this::userFlow,
            this::urls,
            this::customer,
            this::scope,
            this::metadata,
            this::express,
            this::expiry);

    CreateRules(Agreements agreements, Customers customers) {
        this.agreements = agreements;
        this.customers = customers;
    }

    Optional<ErrorCode> firstBroken(String msn, JsonNode body) {
        for (var rule : rules) {
            var broken = rule.apply(msn, body);
            if (broken != null) {
                return Optional.of(broken);
            }
        }
        return Optional.empty();
    }

    private @Nullable ErrorCode salesUnit(String msn, JsonNode body) {
        if (!agreements.mayCreate(msn)) {
            return ErrorCode.CREATE_NOT_POSSIBLE;
        }
        return agreements.hasBankAccount(msn) ? null : ErrorCode.BANK_ACCOUNT_UNVERIFIED;
    }

    private @Nullable ErrorCode amount(String msn, JsonNode body) {
        var amount = Order.amountOf(body.get("amount"));
        return amount.value() < LEAST.getOrDefault(amount.currency(), 1L) ? ErrorCode.AMOUNT_TOO_SMALL : null;
    }

    private @Nullable ErrorCode currency(String msn, JsonNode body) {
        var currency = Order.amountOf(body.get("amount")).currency();
        var known = WALLET_CURRENCIES.contains(currency) || methodOf(body).equals("CARD_PASSTHROUGH");
        return known && agreements.allowsCurrency(msn, currency) ? null : ErrorCode.CURRENCY_OF_OTHER_MARKET;
    }

    private @Nullable ErrorCode paymentMethod(String msn, JsonNode body) {
        return switch (methodOf(body)) {
            case "CARD" -> flowOf(body).equals("WEB_REDIRECT") ? null : ErrorCode.PAYMENT_METHOD_INVALID;
            case "CARD_PASSTHROUGH" -> body.has("cardPassthrough") ? null : ErrorCode.PARAMETER_MISSING;
            default -> null;
        };
    }

    private @Nullable ErrorCode blockedSources(String msn, JsonNode body) {
        var blocks = !body.path("paymentMethod").path("blockedSources").isEmpty();
        var norwegian = Order.amountOf(body.get("amount")).currency().equals("NOK");
        return blocks && norwegian ? ErrorCode.BLOCKED_SOURCES_MARKET : null;
    }

    private @Nullable ErrorCode userFlow(String msn, JsonNode body) {
        return switch (flowOf(body)) {
            case "PUSH_MESSAGE" -> pushMessage(msn, body);
            case "WEB_REDIRECT" -> body.hasNonNull("returnUrl") ? null : ErrorCode.PARAMETER_MISSING;
            default -> null;
        };
    }

    private @Nullable ErrorCode pushMessage(String msn, JsonNode body) {
        if (body.path("customer").isEmpty()) {
            return ErrorCode.PARAMETER_MISSING;
        }
        var atTheTill = body.path("customer").has("customerToken");
        return atTheTill || agreements.allowsPushMessage(msn) ? null : ErrorCode.PUSH_MESSAGE_NOT_APPROVED;
    }

    private @Nullable ErrorCode urls(String msn, JsonNode body) {
        var bad = isBadUrl(body.path("returnUrl")) || isBadUrl(body.path("receiptUrl"));
        return bad ? ErrorCode.URL_INVALID : null;
    }

    /** HTTPS or an app's own scheme; never plain HTTP. */
    private static boolean isBadUrl(JsonNode url) {
        return url.isTextual()
                && (url.textValue().toLowerCase(Locale.ROOT).startsWith("http:")
                        || !url.textValue().matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:\\S+"));
    }

    private @Nullable ErrorCode customer(String msn, JsonNode body) {
        return customers.whyNotFound(
                body.path("customer"), body.path("minimumUserAge").asInt(0));
    }

    private @Nullable ErrorCode scope(String msn, JsonNode body) {
        var wanted = scopesOf(body);
        if (!SCOPES.containsAll(wanted)) {
            return ErrorCode.SCOPE_INVALID;
        }
        return agreements.allowsScopes(msn, wanted) ? null : ErrorCode.SCOPE_NOT_PERMITTED;
    }

    private @Nullable ErrorCode metadata(String msn, JsonNode body) {
        var metadata = body.path("metadata");
        if (metadata.size() > MOST_METADATA) {
            return ErrorCode.METADATA_TOO_MANY;
        }
        if (metadata.propertyStream().anyMatch(pair -> pair.getKey().length() > LONGEST_KEY)) {
            return ErrorCode.METADATA_KEY_TOO_LONG;
        }
        var tooLong = metadata.propertyStream()
                .anyMatch(pair -> pair.getValue().textValue().length() > LONGEST_VALUE);
        return tooLong ? ErrorCode.METADATA_VALUE_TOO_LONG : null;
    }

    private @Nullable ErrorCode express(String msn, JsonNode body) {
        var possible = methodOf(body).equals("WALLET") && scopesOf(body).equals(EXPRESS_SCOPES);
        return !body.has("shipping") || possible ? null : ErrorCode.EXPRESS_INVALID;
    }

    private @Nullable ErrorCode expiry(String msn, JsonNode body) {
        var expiresAt = Order.instantOf(body.path("expiresAt"));
        return expiresAt == null ? null : longLiving(msn, body, Duration.between(Instant.now(), expiresAt));
    }

    private @Nullable ErrorCode longLiving(String msn, JsonNode body, Duration life) {
        if (!body.has("receipt")) {
            return ErrorCode.RECEIPT_MISSING;
        }
        if (!agreements.allowsLongLiving(msn)) {
            return ErrorCode.LONG_LIVING_NOT_APPROVED;
        }
        if (life.compareTo(SOONEST_EXPIRY) <= 0) {
            return ErrorCode.EXPIRY_TOO_SOON;
        }
        return life.compareTo(LATEST_EXPIRY) >= 0 ? ErrorCode.EXPIRY_TOO_LATE : null;
    }

    private static String methodOf(JsonNode body) {
        return body.path("paymentMethod").path("type").textValue();
    }

    private static String flowOf(JsonNode body) {
        return body.path("userFlow").textValue();
    }

    private static Set<String> scopesOf(JsonNode body) {
        var scope = body.path("profile").path("scope").asText("").trim();
        return scope.isEmpty() ? Set.of() : Set.of(scope.split("\\s+"));
    }
}
