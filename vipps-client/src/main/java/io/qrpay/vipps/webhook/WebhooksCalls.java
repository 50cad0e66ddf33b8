package io.qrpay.vipps.webhook;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.qrpay.vipps.call.Call;
import io.qrpay.vipps.call.CallAnswer;
import io.qrpay.vipps.call.VippsCalls;
import io.qrpay.vipps.http.Answer;
import io.qrpay.vipps.http.Operation;
import io.qrpay.vipps.http.VippsJson;
import io.qrpay.vipps.salesunit.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Webhooks API over HTTP. */
@ApplicationScoped
class WebhooksCalls implements WebhooksApi {
    private static final String WEBHOOKS = "/webhooks/v1/webhooks";
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9-]{1,64}");
    private static final ObjectWriter TO_REGISTER = VippsJson.writerFor(ToRegister.class);
    private static final ObjectReader REGISTERED = VippsJson.readerFor(RegisteredAnswer.class);
    private static final ObjectReader LISTED = VippsJson.readerFor(ListAnswer.class);

    private final VippsCalls calls;

    WebhooksCalls(VippsCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<RegisterOutcome> register(Party party, URI url, Collection<String> events) {
        var body = VippsJson.write(TO_REGISTER, new ToRegister(url.toString(), List.copyOf(events)));
        return make(Operation.REGISTER_WEBHOOK, party, HttpMethod.POST, WEBHOOKS, body)
                .map(WebhooksCalls::registered);
    }

    @Override
    public Uni<ListOutcome> list(Party party) {
        return make(Operation.LIST_WEBHOOKS, party, HttpMethod.GET, WEBHOOKS, null)
                .map(WebhooksCalls::listed);
    }

    @Override
    public Uni<DeleteOutcome> delete(Party party, String id) {
        return make(Operation.DELETE_WEBHOOK, party, HttpMethod.DELETE, WEBHOOKS + "/" + checked(id), null)
                .map(WebhooksCalls::deleted);
    }

    private Uni<CallAnswer> make(
            Operation operation, Party party, HttpMethod method, String path, @Nullable Buffer body) {
        return calls.make(new Call(operation, party, method, path, null, null, body));
    }

    private static RegisterOutcome registered(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success ->
                success.<RegisteredAnswer>read(REGISTERED).registered();
            case Answer.Failure failure -> new RegisterOutcome.Refused(failure.definite());
        };
    }

    private static ListOutcome listed(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> success.<ListAnswer>read(LISTED).listed();
            case Answer.Failure failure -> new ListOutcome.Refused(failure.definite());
        };
    }

    private static DeleteOutcome deleted(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> new DeleteOutcome.Deleted();
            case Answer.Failure failure when failure.status() == 404 -> new DeleteOutcome.Deleted();
            case Answer.Failure failure -> new DeleteOutcome.Refused(failure.definite());
        };
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a registration's id is a UUID");
        }
        return id;
    }

    /** The body of a registration. */
    @RegisterForReflection
    record ToRegister(String url, List<String> events) {}

    /** The body of a 201. */
    @RegisterForReflection
    record RegisteredAnswer(String id, String secret) {
        RegisteredAnswer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(secret, "secret");
        }

        RegisterOutcome registered() {
            return new RegisterOutcome.Registered(id, WebhookSecret.of(secret));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "RegisteredAnswer[id=" + id + "]";
        }
    }

    /** The body of a list. */
    @RegisterForReflection
    record ListAnswer(List<RegistrationAnswer> webhooks) {
        ListAnswer {
            Objects.requireNonNull(webhooks, "webhooks");
        }

        ListOutcome listed() {
            return new ListOutcome.Listed(
                    webhooks.stream().map(RegistrationAnswer::registration).toList());
        }
    }

    /** One entry of a list. */
    @RegisterForReflection
    record RegistrationAnswer(
            String id, String url, @Nullable Set<String> events) {
        RegistrationAnswer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(url, "url");
        }

        ListOutcome.Registration registration() {
            return new ListOutcome.Registration(id, url, events == null ? Set.of() : events);
        }
    }
}
