package io.qrpay.vipps.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.qr.QrLocation.Category;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QrApiIT extends ConversationWithVipps {
    private static final QrImage SVG = new QrImage.Svg();
    private static final QrImage PNG = new QrImage.Png(400);
    private static final String TARGET = "https://chain.example/oslo-1";
    private static final String REDIRECT = """
            {"id":"door_1","url":"https://qr.vipps.no/generate/a.svg?k=1","redirectUrl":"https://chain.example/oslo-1","expiresIn":%d}""";
    private static final String CALLBACK = """
            {"merchantSerialNumber":"123456","merchantQrId":"till-1","locationDescription":"Kasse 1",
             "qrImageUrl":"https://qr.vipps.no/generate/b.png?k=1","qrContent":"https://qr.vipps.no/28/2/x"}""";

    @Inject
    QrApi api;

    @Test
    void shouldMakeARedirectThatLastsForEver() {
        // Given
        vipps.answers(msn, Script.json(200, REDIRECT.formatted(-1)));

        // When
        var outcome = await(api.createRedirect(msn, new RedirectToCreate("door_1", TARGET, null), SVG));

        // Then
        assertThat(outcome)
                .isEqualTo(new QrOutcome.Done<>(
                        new RedirectQr("door_1", "https://qr.vipps.no/generate/a.svg?k=1", TARGET, null)));
        assertThat(onlyRequest().headers().get("Accept")).isEqualTo("image/svg+xml");
        assertThat(onlyRequest().headers().contains("Size")).isFalse();
        assertThat(onlyRequest().body())
                .isEqualTo("{\"id\":\"door_1\",\"redirectUrl\":\"https://chain.example/oslo-1\"}");
    }

    @Test
    void shouldMakeARedirectThatEnds() {
        // Given
        vipps.answers(msn, Script.json(200, REDIRECT.formatted(600)));

        // When
        var outcome =
                await(api.createRedirect(msn, new RedirectToCreate("door_1", TARGET, Duration.ofMinutes(10)), PNG));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        QrOutcome.Done.class,
                        done -> assertThat(((RedirectQr) done.told()).expiresIn())
                                .hasMinutes(10));
        assertThat(onlyRequest().headers().get("Accept")).isEqualTo("image/png");
        assertThat(onlyRequest().headers().get("Size")).isEqualTo("400");
        assertThat(onlyRequest().body()).contains("\"ttl\":600");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    door_1           | door_1
                    gate 1           | gate%201
                    50%+more         | 50%25%2Bmore
                    kjøkken ÆØÅ      | kj%C3%B8kken%20%C3%86%C3%98%C3%85
                    """)
    void shouldEncodeTheIdInThePath(String id, String inPath) {
        // Given
        vipps.answers(msn, Script.json(200, REDIRECT.formatted(-1)));

        // When
        await(api.redirect(msn, id, SVG));

        // Then
        assertThat(onlyRequest().path()).isEqualTo("/qr/v1/merchant-redirect/" + inPath);
    }

    @Test
    void shouldChangeATarget() {
        // Given
        vipps.answers(msn, Script.json(200, REDIRECT.formatted(-1)));

        // When
        var outcome = await(api.changeRedirect(msn, "door_1", TARGET, SVG));

        // Then
        assertThat(outcome).isInstanceOf(QrOutcome.Done.class);
        assertThat(onlyRequest().method()).isEqualTo("PUT");
        assertThat(onlyRequest().body()).isEqualTo("{\"redirectUrl\":\"https://chain.example/oslo-1\"}");
    }

    @Test
    void shouldListRedirectsAndCallbacks() {
        // Given
        vipps.answers(
                msn,
                Script.json(200, "[" + REDIRECT.formatted(-1) + "," + REDIRECT.formatted(9) + "]"),
                Script.json(200, "[" + CALLBACK + "]"));

        // When
        var redirects = await(api.redirects(msn, SVG));
        var callbacks = await(api.callbacks(msn, PNG));

        // Then
        assertThat(redirects)
                .isInstanceOfSatisfying(
                        QrOutcome.Done.class,
                        done -> assertThat((List<?>) done.told()).hasSize(2));
        assertThat(callbacks)
                .isEqualTo(new QrOutcome.Done<>(List.of(new CallbackQr(
                        "123456",
                        "till-1",
                        "Kasse 1",
                        "https://qr.vipps.no/generate/b.png?k=1",
                        "https://qr.vipps.no/28/2/x"))));
        assertThat(vipps.received(msn).getLast().path())
                .isEqualTo("/qr/v1/merchant-callback?QrImageFormat=PNG&QrImageSize=400");
    }

    @Test
    void shouldPutACallbackWhoseAnswerIsEmpty() {
        // Given
        vipps.answers(msn, Script.empty(200), Script.empty(200));

        // When
        var ours = await(api.putCallback(msn, "till-1", new QrLocation("Kasse 1", Category.IN_STORE)));
        var old = await(api.putMobilePayCallback(msn, "0001234", new QrLocation("Kasse 2", Category.VENDING)));

        // Then
        assertThat(List.of(ours, old)).containsOnly(new QrOutcome.Done<>(null));
        assertThat(vipps.received(msn).getFirst().body())
                .isEqualTo("{\"locationDescription\":\"Kasse 1\",\"category\":\"IN_STORE\"}");
        assertThat(vipps.received(msn).getLast().path()).isEqualTo("/qr/v1/merchant-callback/mobilepay/0001234");
    }

    @Test
    void shouldReadACallback() {
        // Given
        vipps.answers(msn, Script.json(200, CALLBACK));

        // When
        var outcome = await(api.callback(msn, "till-1", SVG));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        QrOutcome.Done.class,
                        done -> assertThat(((CallbackQr) done.told()).content())
                                .isEqualTo("https://qr.vipps.no/28/2/x"));
        assertThat(onlyRequest().path()).isEqualTo("/qr/v1/merchant-callback/till-1?QrImageFormat=SVG");
    }

    @Test
    void shouldMakeTheCodeOfOnePayment() {
        // Given
        vipps.answers(msn, Script.json(200, "{\"url\":\"https://qr.vipps.no/generate/c.svg\",\"expiresIn\":544}"));

        // When
        var outcome = await(api.createOneTime(msn, "https://api.vipps.no/dwo-api-application/v1/x?token=t", SVG));

        // Then
        assertThat(outcome)
                .isEqualTo(new QrOutcome.Done<>(
                        new OneTimeQr("https://qr.vipps.no/generate/c.svg", Duration.ofSeconds(544))));
        assertThat(onlyRequest().path()).isEqualTo("/qr/v1");
    }

    @Test
    void shouldSayThatAnIdIsTaken() {
        // Given
        vipps.answers(msn, Script.json(409, "{\"id\":\"door_1\"}"));

        // When
        var outcome = await(api.createRedirect(msn, new RedirectToCreate("door_1", TARGET, null), SVG));

        // Then
        assertThat(outcome).isEqualTo(new QrOutcome.Taken<>());
    }

    @Test
    void shouldTellEachWrongFieldAsTheVendorNamesIt() {
        // Given
        vipps.answers(msn, Script.json(400, """
                {"title":"Validation error","detail":"See invalidParams","instance":"x",
                 "invalidParams":[{"name":"redirectUrl","reason":"not allowed"}]}"""));

        // When
        var outcome = await(api.changeRedirect(msn, "door_1", TARGET, SVG));

        // Then
        assertThat(outcome)
                .isEqualTo(new QrOutcome.Refused<>(new Problem(
                        400,
                        null,
                        "Validation error",
                        "See invalidParams",
                        null,
                        List.of(new Problem.Field("redirectUrl", "not allowed")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 415})
    void shouldBeRefusedByTheOtherErrors(int status) {
        // Given
        vipps.answers(
                msn,
                Script.json(status, "{\"title\":\"No\",\"detail\":\"d\",\"instance\":\"i\",\"invalidParams\":[]}"));

        // When
        var outcome = await(api.callback(msn, "till-1", SVG));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        QrOutcome.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(status));
    }

    @Test
    void shouldMissWhatIsNotThere() {
        // Given
        vipps.answers(msn, Script.empty(404), Script.empty(404));

        // When
        var redirect = await(api.deleteRedirect(msn, "door_1"));
        var callback = await(api.deleteCallback(msn, "till-1"));

        // Then
        assertThat(List.of(redirect, callback)).containsOnly(new QrOutcome.Missing<>());
    }

    @Test
    void shouldRepeatWhenTheAnswerIsLost() {
        // Given
        vipps.answers(msn, Script.drop(), Script.empty(500), Script.empty(200));

        // When
        var outcome = await(api.putCallback(msn, "till-1", new QrLocation("Kasse 1", Category.IN_STORE)));

        // Then
        assertThat(outcome).isEqualTo(new QrOutcome.Done<>(null));
    }

    @Test
    void shouldBeUnavailableWhenTheVendorStaysBusy() {
        // Given
        vipps.alwaysAnswers(msn, Script.empty(429));

        // When / Then
        assertThatThrownBy(() -> await(api.redirects(msn, SVG))).isInstanceOf(VippsUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a?b", "", "a;b"})
    void shouldSendNothingThatTheVendorWouldRefuse(String id) {
        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await(api.redirect(msn, id, SVG)))
                .withMessageStartingWith("id must have ");
        assertThat(vipps.received(msn)).isEmpty();
    }
}
