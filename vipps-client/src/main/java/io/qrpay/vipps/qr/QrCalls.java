package io.qrpay.vipps.qr;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The QR API over HTTP: redirects take the image's form as headers, callbacks as query. */
@ApplicationScoped
class QrCalls implements QrApi {
    private static final String ONE_TIME = "/qr/v1";
    private static final String REDIRECT = "/qr/v1/merchant-redirect";
    private static final String CALLBACK = "/qr/v1/merchant-callback";
    private static final String MOBILEPAY = CALLBACK + "/mobilepay";

    private static final ObjectWriter BODY = VippsJson.writerFor(Object.class);
    private static final ObjectReader ONE_TIME_ANSWER = VippsJson.readerFor(OneTimeAnswer.class);
    private static final ObjectReader REDIRECT_ANSWER = VippsJson.readerFor(RedirectAnswer.class);
    private static final ObjectReader REDIRECT_ANSWERS =
            VippsJson.readerFor(new TypeReference<List<RedirectAnswer>>() {});
    private static final ObjectReader CALLBACK_ANSWER = VippsJson.readerFor(CallbackAnswer.class);
    private static final ObjectReader CALLBACK_ANSWERS =
            VippsJson.readerFor(new TypeReference<List<CallbackAnswer>>() {});

    private final VippsCalls calls;

    QrCalls(VippsCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<QrOutcome<OneTimeQr>> createOneTime(String msn, String url, QrImage image) {
        return make(() -> call(
                        Operation.CREATE_ONE_TIME_QR,
                        msn,
                        HttpMethod.POST,
                        ONE_TIME,
                        headers(image),
                        new OneTimeToCreate(url)))
                .map(answer -> QrCalls.<OneTimeAnswer, OneTimeQr>outcome(answer, ONE_TIME_ANSWER, OneTimeAnswer::qr));
    }

    @Override
    public Uni<QrOutcome<RedirectQr>> createRedirect(String msn, RedirectToCreate redirect, QrImage image) {
        return make(() -> call(
                        Operation.CREATE_REDIRECT_QR,
                        msn,
                        HttpMethod.POST,
                        REDIRECT,
                        headers(image),
                        RedirectBody.of(redirect)))
                .map(QrCalls::redirectOutcome);
    }

    @Override
    public Uni<QrOutcome<RedirectQr>> redirect(String msn, String id, QrImage image) {
        return make(() -> call(Operation.READ_REDIRECT_QR, msn, HttpMethod.GET, redirectPath(id), headers(image), null))
                .map(QrCalls::redirectOutcome);
    }

    @Override
    public Uni<QrOutcome<List<RedirectQr>>> redirects(String msn, QrImage image) {
        return make(() -> call(Operation.LIST_REDIRECT_QRS, msn, HttpMethod.GET, REDIRECT, headers(image), null))
                .map(answer -> QrCalls.<List<RedirectAnswer>, List<RedirectQr>>outcome(
                        answer,
                        REDIRECT_ANSWERS,
                        all -> all.stream().map(RedirectAnswer::qr).toList()));
    }

    @Override
    public Uni<QrOutcome<RedirectQr>> changeRedirect(String msn, String id, String redirectUrl, QrImage image) {
        return make(() -> call(
                        Operation.CHANGE_REDIRECT_QR,
                        msn,
                        HttpMethod.PUT,
                        redirectPath(id),
                        headers(image),
                        TargetToChange.of(redirectUrl)))
                .map(QrCalls::redirectOutcome);
    }

    @Override
    public Uni<QrOutcome<Void>> deleteRedirect(String msn, String id) {
        return make(() -> call(Operation.DELETE_REDIRECT_QR, msn, HttpMethod.DELETE, redirectPath(id), Map.of(), null))
                .map(QrCalls::withoutBody);
    }

    @Override
    public Uni<QrOutcome<Void>> putCallback(String msn, String merchantQrId, QrLocation location) {
        return put(msn, () -> callbackPath(CALLBACK, merchantQrId), location);
    }

    @Override
    public Uni<QrOutcome<Void>> putMobilePayCallback(String msn, String beaconId, QrLocation location) {
        return put(msn, () -> callbackPath(MOBILEPAY, beaconId), location);
    }

    private Uni<QrOutcome<Void>> put(String msn, Supplier<String> path, QrLocation location) {
        return make(() -> call(
                        Operation.PUT_CALLBACK_QR,
                        msn,
                        HttpMethod.PUT,
                        path.get(),
                        Map.of(),
                        new LocationBody(location.description(), location.category())))
                .map(QrCalls::withoutBody);
    }

    @Override
    public Uni<QrOutcome<CallbackQr>> callback(String msn, String merchantQrId, QrImage image) {
        return make(() -> call(
                        Operation.READ_CALLBACK_QR,
                        msn,
                        HttpMethod.GET,
                        callbackPath(CALLBACK, merchantQrId) + query(image),
                        Map.of(),
                        null))
                .map(answer ->
                        QrCalls.<CallbackAnswer, CallbackQr>outcome(answer, CALLBACK_ANSWER, CallbackAnswer::qr));
    }

    @Override
    public Uni<QrOutcome<List<CallbackQr>>> callbacks(String msn, QrImage image) {
        return make(() ->
                        call(Operation.LIST_CALLBACK_QRS, msn, HttpMethod.GET, CALLBACK + query(image), Map.of(), null))
                .map(answer -> QrCalls.<List<CallbackAnswer>, List<CallbackQr>>outcome(
                        answer,
                        CALLBACK_ANSWERS,
                        all -> all.stream().map(CallbackAnswer::qr).toList()));
    }

    @Override
    public Uni<QrOutcome<Void>> deleteCallback(String msn, String merchantQrId) {
        return make(() -> call(
                        Operation.DELETE_CALLBACK_QR,
                        msn,
                        HttpMethod.DELETE,
                        callbackPath(CALLBACK, merchantQrId),
                        Map.of(),
                        null))
                .map(QrCalls::withoutBody);
    }

    private Uni<CallAnswer> make(Supplier<Call> call) {
        return Uni.createFrom().deferred(() -> calls.make(call.get()));
    }

    private static Call call(
            Operation operation,
            String msn,
            HttpMethod method,
            String path,
            Map<String, String> headers,
            @Nullable Object body) {
        return new Call(operation, new Party.SalesUnit(msn), method, path, null, null, headers, bytes(body));
    }

    private static @Nullable Buffer bytes(@Nullable Object body) {
        return body == null ? null : VippsJson.write(BODY, body);
    }

    private static Map<String, String> headers(QrImage image) {
        return switch (image) {
            case QrImage.Svg svg -> Map.of("Accept", "image/svg+xml");
            case QrImage.Png png -> Map.of("Accept", "image/png", "Size", Integer.toString(png.size()));
        };
    }

    private static String query(QrImage image) {
        return switch (image) {
            case QrImage.Svg svg -> "?QrImageFormat=SVG";
            case QrImage.Png png -> "?QrImageFormat=PNG&QrImageSize=" + png.size();
        };
    }

    private static String redirectPath(String id) {
        QrRules.check(QrRules.redirectIdError(id), "id");
        return REDIRECT + "/" + encoded(id);
    }

    private static String callbackPath(String path, String id) {
        QrRules.check(QrRules.callbackIdError(id), "merchantQrId");
        return path + "/" + encoded(id);
    }

    /** A form's encoding but for the space. */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static QrOutcome<RedirectQr> redirectOutcome(CallAnswer answer) {
        return outcome(answer, REDIRECT_ANSWER, RedirectAnswer::qr);
    }

    private static <A, T> QrOutcome<T> outcome(CallAnswer answer, ObjectReader reader, Function<A, T> told) {
        return switch (answer.answer()) {
            case Answer.Success success -> new QrOutcome.Done<>(told.apply(success.<A>read(reader)));
            case Answer.Failure failure -> failed(failure);
        };
    }

    private static QrOutcome<Void> withoutBody(CallAnswer answer) {
        return switch (answer.answer()) {
            case Answer.Success success -> new QrOutcome.Done<>(null);
            case Answer.Failure failure -> failed(failure);
        };
    }

    private static <T> QrOutcome<T> failed(Answer.Failure failure) {
        return switch (failure.status()) {
            case 404 -> new QrOutcome.Missing<>();
            case 409 -> new QrOutcome.Taken<>();
            default -> new QrOutcome.Refused<>(failure.definite());
        };
    }

    /** The body of a one-time code. */
    @RegisterForReflection
    record OneTimeToCreate(String url) {}

    /** The body of a new redirect code. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedirectBody(
            String id, String redirectUrl, @Nullable Long ttl) {

        static RedirectBody of(RedirectToCreate redirect) {
            var ttl = redirect.ttl();
            return new RedirectBody(
                    redirect.id(), redirect.redirectUrl(), ttl == null ? null : Long.valueOf(ttl.toSeconds()));
        }
    }

    /** The body of a change. */
    @RegisterForReflection
    record TargetToChange(String redirectUrl) {

        static TargetToChange of(String redirectUrl) {
            QrRules.check(QrRules.redirectUrlError(redirectUrl), "redirectUrl");
            return new TargetToChange(redirectUrl);
        }
    }

    /** The body of a callback code. */
    @RegisterForReflection
    record LocationBody(String locationDescription, QrLocation.Category category) {}

    /** What is told of a one-time code. */
    @RegisterForReflection
    record OneTimeAnswer(String url, long expiresIn) {
        OneTimeAnswer {
            Objects.requireNonNull(url, "url");
        }

        OneTimeQr qr() {
            return new OneTimeQr(url, Duration.ofSeconds(expiresIn));
        }
    }

    /** What is told of a redirect code. */
    @RegisterForReflection
    record RedirectAnswer(
            String id,
            String url,
            String redirectUrl,
            @Nullable Long expiresIn) {
        RedirectAnswer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(redirectUrl, "redirectUrl");
        }

        /** Less than nothing means never. */
        RedirectQr qr() {
            return new RedirectQr(
                    id, url, redirectUrl, expiresIn == null || expiresIn < 0 ? null : Duration.ofSeconds(expiresIn));
        }
    }

    /** What is told of a callback code. */
    @RegisterForReflection
    record CallbackAnswer(
            @Nullable String merchantSerialNumber,
            String merchantQrId,
            @Nullable String locationDescription,
            String qrImageUrl,
            String qrContent) {
        CallbackAnswer {
            Objects.requireNonNull(merchantQrId, "merchantQrId");
            Objects.requireNonNull(qrImageUrl, "qrImageUrl");
            Objects.requireNonNull(qrContent, "qrContent");
        }

        CallbackQr qr() {
            return new CallbackQr(
                    Objects.requireNonNullElse(merchantSerialNumber, ""),
                    merchantQrId,
                    Objects.requireNonNullElse(locationDescription, ""),
                    qrImageUrl,
                    qrContent);
        }
    }
}
