package io.qrpay.initiator.command;

import static io.qrpay.problem.JsonMembers.Necessity.REQUIRED;

import io.qrpay.contracts.Money;
import io.qrpay.contracts.command.PaymentCommand;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.Operation.Kind;
import io.qrpay.initiator.checkout.CheckoutRule;
import io.qrpay.initiator.command.CommandReading.Readable;
import io.qrpay.initiator.command.CommandReading.Unreadable;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.JsonMembers;
import io.qrpay.problem.Rule;
import io.qrpay.problem.StrictJson.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One command as it was filled in, each field by its rule. */
final class CommandForm {
    /** The most that a payment can be, in minor units. */
    private static final long MOST = 65_000_000;

    private static final Set<String> OURS = Set.of(Operation.AUTO, Operation.REFUSED, Operation.SUPERSEDED);
    private static final Rule<String> COMMAND_ID = new Rule<>(
            "must match [A-Za-z0-9-]{1,50} and be none of auto, refused, superseded",
            text -> text.matches("[A-Za-z0-9-]{1,50}") && !OURS.contains(text) ? text : null);
    private static final Rule<String> PERSON = Rule.pattern("[A-Za-z0-9._@:-]{1,64}");
    private static final Rule<String> CURRENCY = new Rule<>(
            "must be NOK, DKK or EUR", text -> Set.of("NOK", "DKK", "EUR").contains(text) ? text : null);
    private static final Rule<Kind> KIND = Rule.oneOf(Kind.class);

    private final List<FieldError> errors;
    private final @Nullable Target target;
    private final @Nullable String commandId;
    private final @Nullable Money amount;
    private final @Nullable String requestedBy;
    private final @Nullable Instant requestedAt;

    /** What a command is about; over REST the path says it. */
    record Target(String storeId, String reference, Kind kind) {}

    CommandForm(Sent sent, @Nullable Target path) {
        errors = sent.errors();
        var members = new JsonMembers(sent.object(), "", errors);
        target = path == null ? target(members) : path;
        commandId = members.text("commandId", REQUIRED, COMMAND_ID);
        amount = target == null || target.kind() != Kind.CANCEL ? amount(members.object("amount", REQUIRED)) : null;
        requestedBy = members.text("requestedBy", REQUIRED, PERSON);
        requestedAt = members.text("requestedAt", REQUIRED, Rule.TIME);
        members.refuseTheRest();
    }

    CommandReading reading() {
        var command = command();
        return command == null || !errors.isEmpty() ? new Unreadable(errors) : new Readable(command);
    }

    private @Nullable PaymentCommand command() {
        if (target == null || commandId == null || requestedBy == null || requestedAt == null) {
            return null;
        }
        return new PaymentCommand(
                target.storeId(), target.reference(), commandId, target.kind(), amount, requestedBy, requestedAt);
    }

    private static @Nullable Target target(JsonMembers members) {
        var storeId = members.text("storeId", REQUIRED, Rule.PLACE);
        var reference = members.text("reference", REQUIRED, CheckoutRule.REFERENCE);
        var kind = members.text("kind", REQUIRED, KIND);
        return storeId == null || reference == null || kind == null ? null : new Target(storeId, reference, kind);
    }

    private static @Nullable Money amount(@Nullable JsonMembers members) {
        if (members == null) {
            return null;
        }
        var currency = members.text("currency", REQUIRED, CURRENCY);
        var value = members.number("value", REQUIRED, 1, MOST);
        members.refuseTheRest();
        return currency == null || value == null ? null : new Money(value, currency);
    }
}
