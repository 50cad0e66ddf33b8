package io.qrpay.ingress.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Reads the raw body of a verified webhook; what is personal never leaves the parser. */
@ApplicationScoped
@RegisterForReflection(targets = {PaymentEvent.class, PaymentEvent.Amount.class, CheckInEvent.class})
public class WebhookReader {
    private final ObjectReader paymentEvents;
    private final ObjectReader checkIns;
    private final HarmlessMembers harmless;

    WebhookReader(ObjectMapper mapper) {
        var strict = strict(mapper.copy());
        paymentEvents = strict.forType(PaymentEvent.class);
        checkIns = strict.forType(CheckInEvent.class);
        harmless = new HarmlessMembers(mapper);
    }

    /** Whatever the bytes are, there is a reading of them. */
    public Reading read(byte[] body, Expected expected, Scope scope) {
        try {
            return expected == Expected.PAYMENT
                    ? this.<PaymentEvent>parse(paymentEvents, body).reading(scope)
                    : this.<CheckInEvent>parse(checkIns, body).reading(scope);
        } catch (MalformedBody e) {
            return new Reading.Malformed(harmless.keep(body, expected, scope, e.reason()));
        }
    }

    private <T> T parse(ObjectReader reader, byte[] body) throws MalformedBody {
        try {
            return Member.present(reader.<T>readValue(body), "the body");
        } catch (JsonMappingException e) {
            throw new MalformedBody(path(e) + " is not of its type");
        } catch (JacksonException e) {
            throw new MalformedBody("the body is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array has no trouble of this kind", e);
        }
    }

    private static String path(JsonMappingException e) {
        var path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the body" : path;
    }

    /** A number is no text and a text is no number: the vendor is exact about it, and a guess would become a fact. */
    private static ObjectReader strict(ObjectMapper mapper) {
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        return mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
