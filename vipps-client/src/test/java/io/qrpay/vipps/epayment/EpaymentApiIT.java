package io.qrpay.vipps.epayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.Amount;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.scripted.Received;
import io.qrpay.vipps.scripted.Script;
import io.qrpay.vipps.scripted.ScriptedVipps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ScriptedVipps.class)
class EpaymentApiIT {
    private static final String REFERENCE = "pos7-20261121-0001";
    private static final Amount AMOUNT = new Amount(4900, "NOK");
    private static final PaymentToCreate PAYMENT =
            PaymentToCreate.screenQr(REFERENCE, AMOUNT, QrFormat.png(400), "Coffee and bun");
    private static final String CREATED = """
            {"redirectUrl":"https://qr-image.vipps.no/v1?token=eyJ","reference":"pos7-20261121-0001","new":{"x":1}}""";
    private static final String CAPTURED = """
            {"amount":{"currency":"NOK","value":4900},"state":"AUTHORIZED","aggregate":%s,
             "pspReference":"0b9f6c5e","reference":"pos7-20261121-0001"}""".formatted(aggregate(4900, 1500));

    ScriptedVipps vipps;

    @Inject
    EpaymentApi api;

    private String msn;

    @BeforeEach
    void takeSalesUnit() {
        msn = vipps.newMsn();
    }

    @AfterEach
    void shouldHaveSentOnlyWhatTheVendorTakes() {
        assertThat(vipps.violations()).isEmpty();
    }

    @Test
    void shouldSendEveryFieldAndHeaderWhenCreating() {
        // Given
        vipps.answers(msn, Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isEqualTo(new CreateOutcome.Created(REFERENCE, "https://qr-image.vipps.no/v1?token=eyJ"));
        var request = onlyRequest();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /epayment/v1/payments");
        assertThat(request.body()).isEqualTo("""
                {"amount":{"value":4900,"currency":"NOK"},"paymentMethod":{"type":"WALLET"},\
                "customerInteraction":"CUSTOMER_PRESENT","reference":"pos7-20261121-0001","userFlow":"QR",\
                "qrFormat":{"format":"IMAGE/PNG","size":400},"paymentDescription":"Coffee and bun"}""");
        assertThat(List.of(
                        "Authorization",
                        "Ocp-Apim-Subscription-Key",
                        "Merchant-Serial-Number",
                        "Idempotency-Key",
                        "Vipps-System-Name",
                        "Vipps-System-Version",
                        "Vipps-System-Plugin-Name",
                        "Vipps-System-Plugin-Version",
                        "Content-Type"))
                .extracting(request.headers()::get)
                .containsExactly(
                        "Bearer token-1",
                        "key-" + msn,
                        msn,
                        "c-1",
                        "qrpay",
                        "1.2.3",
                        "till-bridge",
                        "1.2.3",
                        "application/json");
    }

    @ParameterizedTest
    @CsvSource({"SVG,IMAGE/SVG+XML", "TARGET_URL,TEXT/TARGETURL"})
    void shouldNameTheFormatAsTheVendorWhenItHasNoSize(QrFormat.Format format, String name) {
        // Given
        vipps.answers(msn, Script.json(201, "{\"reference\":\"pos7-20261121-0001\"}"));

        // When
        var outcome = await(
                api.create(msn, PaymentToCreate.screenQr(REFERENCE, AMOUNT, new QrFormat(format, null), null), "c-1"));

        // Then
        assertThat(outcome).isEqualTo(new CreateOutcome.Created(REFERENCE, null));
        assertThat(onlyRequest().body())
                .contains("\"qrFormat\":{\"format\":\"" + name + "\"}")
                .doesNotContain("paymentDescription");
    }

    @Test
    void shouldNameTheFieldsWhenTheVendorRefusesTheSchema() {
        // Given
        vipps.answers(msn, Script.problem(400, """
                {"type":"https://httpstatuses.io/400","title":"Bad Request","status":400,"traceId":"00-4b-01",
                 "extraDetails":[{"name":"PaymentDescription","reason":"length must be 3 to 100"}]}"""));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isEqualTo(new CreateOutcome.Refused(new Problem(
                        400,
                        null,
                        "Bad Request",
                        null,
                        "00-4b-01",
                        List.of(new Problem.Field("PaymentDescription", "length must be 3 to 100")))));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,5040", "400,6010", "403,", "422,", "400,6170"})
    void shouldRefuseCreationWhenTheNoIsDefinite(int status, String code) {
        // Given
        vipps.answers(msn, code == null ? Script.gateway(status, "no") : Script.code(status, code));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Refused.class,
                        refused -> assertThat(refused.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"409,,1", "409,4020,1", "400,4020,1", "400,4150,1", "423,,3", "429,,3", "400,6160,3"})
    void shouldLeaveCreationUnclearWhenTheAnswerSpeaksOfAnotherCall(int status, String code, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, code == null ? Script.empty(status) : Script.code(status, code));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @Test
    void shouldSendTheSameKeyAndBodyWhenRepeating() {
        // Given
        vipps.answers(msn, Script.empty(500), Script.drop(), Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        assertThat(vipps.received(msn)).hasSize(3);
        assertThat(vipps.received(msn)).extracting(Received::idempotencyKey).containsOnly("c-1");
        assertThat(vipps.received(msn)).extracting(Received::body).containsOnly(onlyBody());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void shouldBeUnavailableWhenTheServerErrorsLast(int status) {
        // Given
        vipps.alwaysAnswers(msn, Script.answer(status, "<html>sorry</html>", Map.of("Content-Type", "text/html")));

        // Then
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOfSatisfying(
                        VippsUnavailable.class,
                        unavailable -> assertThat(unavailable.problem())
                                .hasValueSatisfying(
                                        problem -> assertThat(problem.status()).isEqualTo(status)));
        assertThat(vipps.received(msn)).hasSize(3);
    }

    @Test
    void shouldNotTakeANoForDefiniteWhenAnEarlierAnswerWasLost() {
        // Given
        vipps.answers(msn, Script.drop(), Script.code(400, "6090"));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem().code()).isEqualTo("6090"));
    }

    @Test
    void shouldWaitAsAskedWhenTheVendorSaysHowLong() {
        // Given
        vipps.answers(msn, Script.answer(429, "", Map.of("Retry-After", "1")), Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        var requests = vipps.received(msn);
        assertThat(Duration.ofNanos(requests.get(1).nanoTime() - requests.get(0).nanoTime()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void shouldPassTheWaitOnWhenItIsLongerThanTheCallMayLast() {
        // Given
        vipps.answers(msn, Script.answer(429, "", Map.of("Retry-After", "600")));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Unclear.class,
                        unclear -> assertThat(unclear.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @Test
    void shouldTellTheWaitWhenUnavailable() {
        // Given
        vipps.answers(msn, Script.answer(503, "", Map.of("Retry-After", "120")));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE)))
                .isInstanceOfSatisfying(
                        VippsUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofMinutes(2)));
    }

    @Test
    void shouldEndInTimeWhenThereIsNoAnswer() {
        // Given
        vipps.alwaysAnswers(msn, Script.silence());
        var start = Instant.now();

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(20));
        assertThat(vipps.received(msn)).hasSize(2);
    }

    @Test
    void shouldBeUnavailableWhenNobodyListens() {
        // Then
        assertThatThrownBy(() -> await(api.create(ScriptedVipps.UNREACHABLE, PAYMENT, "c-1")))
                .isInstanceOf(VippsUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "text/plain"})
    void shouldReadAModificationWhateverItsContentType(String contentType) {
        // Given
        vipps.answers(msn, Script.answer(200, CAPTURED, Map.of("Content-Type", contentType)));

        // When
        var outcome = await(api.capture(msn, REFERENCE, new Amount(1500, "NOK"), "op-1"));

        // Then
        assertThat(outcome)
                .isEqualTo(new ModifyOutcome.Done(
                        VippsState.AUTHORIZED,
                        new Aggregate(AMOUNT, new Amount(1500, "NOK"), new Amount(0, "NOK"), new Amount(0, "NOK")),
                        "0b9f6c5e"));
        var request = onlyRequest();
        assertThat(request.path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/capture");
        assertThat(request.body()).isEqualTo("{\"modificationAmount\":{\"value\":1500,\"currency\":\"NOK\"}}");
        assertThat(request.idempotencyKey()).isEqualTo("op-1");
    }

    @Test
    void shouldSendAmountAndKeyWhenRefunding() {
        // Given
        vipps.answers(msn, Script.json(200, CAPTURED));

        // When
        var outcome = await(api.refund(msn, REFERENCE, new Amount(500, "NOK"), "op-2"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/refund");
        assertThat(onlyRequest().body()).isEqualTo("{\"modificationAmount\":{\"value\":500,\"currency\":\"NOK\"}}");
        assertThat(onlyRequest().idempotencyKey()).isEqualTo("op-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayWhetherTheReservationMayGoWhenCancelling(boolean cancelTransactionOnly) {
        // Given
        vipps.answers(msn, Script.json(200, CAPTURED));

        // When
        var outcome = await(api.cancel(msn, REFERENCE, cancelTransactionOnly, "op-3"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/cancel");
        assertThat(onlyRequest().body()).isEqualTo("{\"cancelTransactionOnly\":" + cancelTransactionOnly + "}");
        assertThat(onlyRequest().idempotencyKey()).isEqualTo("op-3");
    }

    @ParameterizedTest
    @CsvSource({"409,,1", "423,,3", "429,,3", "400,4010,1", "400,4150,1", "400,6160,3", "400,6170,1", "400,6180,1"})
    void shouldLeaveAModificationUnclearWhenItMayHaveTakenEffect(int status, String code, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, code == null ? Script.gateway(status, "wait") : Script.code(status, code));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @ParameterizedTest
    @CsvSource({"400,6060", "400,6080", "400,6100", "404,5090", "400,6190", "403,"})
    void shouldRefuseAModificationWhenTheNoIsDefinite(int status, String code) {
        // Given
        vipps.answers(msn, code == null ? Script.empty(status) : Script.code(status, code));

        // When
        var outcome = await(api.cancel(msn, REFERENCE, true, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Refused.class,
                        refused -> assertThat(refused.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void shouldRepeatWithTheSameKeyWhenACaptureFailed(int status) {
        // Given
        vipps.answers(msn, Script.code(status, "6280"), Script.json(200, CAPTURED));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(vipps.received(msn)).extracting(Received::idempotencyKey).containsExactly("op-1", "op-1");
    }

    @Test
    void shouldBeUnavailableWhenACaptureFailsAgainAndAgain() {
        // Given
        vipps.alwaysAnswers(msn, Script.code(400, "6280"));

        // Then
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html/>", "{\"state\":\"AUTHORIZED\",\"pspReference\":\"1\"}"})
    void shouldLeaveAModificationUnclearWhenItsSuccessCannotBeRead(String body) {
        // Given
        vipps.answers(msn, Script.json(200, body));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem().status()).isEqualTo(200));
    }

    @Test
    void shouldLeaveCreationUnclearWhenItsSuccessCannotBeRead() {
        // Given
        vipps.answers(msn, Script.json(201, "{}"));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Unclear.class);
    }

    @Test
    void shouldReadAPaymentWhenItIsKnown() {
        // Given
        vipps.answers(msn, Script.json(200, """
                {"aggregate":%s,"amount":{"currency":"NOK","value":4900},"state":"AUTHORIZED",
                 "paymentMethod":{"type":"WALLET","cardBin":"123456"},"profile":{},"pspReference":"0b9f6c5e",
                 "reference":"pos7-20261121-0001","redirectUrl":"https://qr-image.vipps.no/v1?token=eyJ",
                 "captureGuaranteedUntil":"2026-09-01T07:53:44.812+00:00",
                 "userDetails":{"email":"kari@example.com"}}""".formatted(aggregate(4900, 0))));

        // When
        var outcome = await(api.payment(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isEqualTo(new ReadOutcome.Found(
                        REFERENCE,
                        VippsState.AUTHORIZED,
                        AMOUNT,
                        new Aggregate(AMOUNT, new Amount(0, "NOK"), new Amount(0, "NOK"), new Amount(0, "NOK")),
                        "0b9f6c5e",
                        "https://qr-image.vipps.no/v1?token=eyJ",
                        Instant.parse("2026-09-01T07:53:44.812Z")));
        assertThat(onlyRequest().method() + " " + onlyRequest().path())
                .isEqualTo("GET /epayment/v1/payments/" + REFERENCE);
        assertThat(onlyRequest().idempotencyKey()).isNull();
    }

    @Test
    void shouldReadAPaymentWhenItsStateIsNew() {
        // Given
        vipps.answers(msn, Script.json(200, """
                {"aggregate":%s,"amount":{"currency":"NOK","value":4900},"state":"ON_HOLD","pspReference":"0b9f6c5e",
                 "reference":"pos7-20261121-0001"}""".formatted(aggregate(0, 0))));

        // When
        var outcome = await(api.payment(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Found.class,
                        found -> assertThat(found.state()).isEqualTo(VippsState.UNKNOWN));
    }

    @Test
    void shouldNotKnowAPaymentWhenTheVendorDoesNot() {
        // Given
        vipps.answers(msn, Script.code(404, "5090"), Script.empty(404));

        // Then
        assertThat(await(api.payment(msn, REFERENCE))).isEqualTo(new ReadOutcome.Unknown());
        assertThat(await(api.events(msn, REFERENCE))).isEqualTo(new EventLogOutcome.UnknownPayment());
    }

    @Test
    void shouldBeUnavailableWhenTheGatewayDoesNotKnowThePath() {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(404, "Resource not found"));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOf(VippsUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307})
    void shouldNotFollowWhenRedirected(int status) {
        // Given
        vipps.alwaysAnswers(msn, Script.answer(status, "", Map.of("Location", "/epayment/v1/payments/other")));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,1", "403,1", "429,2", "423,2"})
    void shouldBeUnavailableWhenAReadIsNotAnswered(int status, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(status, "no"));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{}]", "[null]", "nothing"})
    void shouldBeUnavailableWhenAReadCannotBeRead(String body) {
        // Given
        vipps.alwaysAnswers(msn, Script.json(200, body));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
    }

    @Test
    void shouldBeUnavailableWhenAnAnswerHasNoEnd() {
        // Given
        vipps.alwaysAnswers(msn, Script.json(200, "[" + " ".repeat(5 * 1024 * 1024) + "]"));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
    }

    @Test
    void shouldReadTheEventLogWhateverItsTimestampsLookLike() {
        // Given
        vipps.answers(msn, Script.json(200, """
                [{"reference":"pos7-20261121-0001","pspReference":"3343121302","name":"CREATED",
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:58:00.100Z",
                  "idempotencyKey":"c-1","success":true},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2a","name":"CAPTURED",
                  "amount":{"currency":"NOK","value":1500},"timestamp":"2026-11-21T11:59:02.1234567Z",
                  "idempotencyKey":"op-1","success":false},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2b","name":"CANCELLED","extra":[1],
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:03Z",
                  "idempotencyKey":null,"success":true},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2c","name":"FROZEN",
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:04Z","success":true}]"""));

        // When
        var outcome = await(api.events(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isEqualTo(new EventLogOutcome.Known(List.of(
                        event("3343121302", PaymentEvent.Name.CREATED, 4900, "2026-11-21T11:58:00.100Z", "c-1", true),
                        event("7d2a", PaymentEvent.Name.CAPTURED, 1500, "2026-11-21T11:59:02.1234567Z", "op-1", false),
                        event("7d2b", PaymentEvent.Name.CANCELLED, 4900, "2026-11-21T11:59:03Z", null, true),
                        event("7d2c", PaymentEvent.Name.UNKNOWN, 4900, "2026-11-21T11:59:04Z", null, true))));
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/events");
    }

    @Test
    void shouldStayWithinThePoolWhenManyCall() {
        // Given
        vipps.alwaysAnswers(msn, Script.json(201, CREATED));

        // When
        var outcomes = await(Uni.join()
                .all(IntStream.range(0, 100)
                        .mapToObj(i -> api.create(msn, PAYMENT, "c-" + i))
                        .toList())
                .andFailFast());

        // Then
        assertThat(outcomes).hasSize(100).allMatch(CreateOutcome.Created.class::isInstance);
        assertThat(vipps.mostConnections()).isLessThanOrEqualTo(20);
    }

    @Test
    void shouldSendNothingWhenTheCallCannotBeRight() {
        // Then
        assertThatThrownBy(() -> await(api.payment("12", REFERENCE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> await(api.payment(msn, "../../secrets"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> await(api.create(msn, PAYMENT, "k".repeat(51))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrFormat.png(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new QrFormat(QrFormat.Format.SVG, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThat(vipps.received(msn)).isEmpty();
    }

    private Received onlyRequest() {
        assertThat(vipps.received(msn)).hasSize(1);
        return vipps.received(msn).getFirst();
    }

    private String onlyBody() {
        return vipps.received(msn).getFirst().body();
    }

    private static PaymentEvent event(
            String pspReference, PaymentEvent.Name name, long value, String timestamp, String key, boolean success) {
        return new PaymentEvent(
                REFERENCE, pspReference, name, new Amount(value, "NOK"), Instant.parse(timestamp), key, success);
    }

    private static String aggregate(long authorized, long captured) {
        return """
                {"authorizedAmount":{"currency":"NOK","value":%d},"capturedAmount":{"currency":"NOK","value":%d},
                 "refundedAmount":{"currency":"NOK","value":0},"cancelledAmount":{"currency":"NOK","value":0}}""".formatted(authorized, captured);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
