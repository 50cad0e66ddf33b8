package io.qrpay.vipps.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.salesunit.Party;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhooksApiIT extends ConversationWithVipps {
    private static final String ID = "3c9a6f1e-0f3a-4c57-9d0e-6a2a51a4b001";
    private static final URI URL = URI.create("https://merchant.example/v1/webhooks/r-1?x=%C3%A6");
    private static final String CAPTURED = "epayments.payment.captured.v1";

    @Inject
    WebhooksApi api;

    private Party unit() {
        return new Party.SalesUnit(msn);
    }

    @Test
    void shouldKeepTheSecretWhenRegistered() {
        // Given
        vipps.answers(msn, Script.json(201, "{\"id\":\"" + ID + "\",\"secret\":\"090a478d\"}"));

        // When
        var outcome = await(api.register(unit(), URL, List.of(CAPTURED)));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(RegisterOutcome.Registered.class, registered -> {
            assertThat(registered.id()).isEqualTo(ID);
            assertThat(registered.secret().reveal()).isEqualTo("090a478d");
        });
        assertThat(vipps.received(msn).getFirst().body()).isEqualTo("""
                {"url":"https://merchant.example/v1/webhooks/r-1?x=%C3%A6","events":["epayments.payment.captured.v1"]}""");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500})
    void shouldNotRegisterTwiceWhenTheAnswerIsLost(int status) {
        // Given
        vipps.answers(msn, status == 0 ? Script.drop() : Script.empty(status));

        // Then
        assertThatThrownBy(() -> await(api.register(unit(), URL, List.of(CAPTURED))))
                .isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @Test
    void shouldRegisterAgainWhenTheVendorWasBusy() {
        // Given
        vipps.answers(msn, Script.empty(429), Script.json(201, "{\"id\":\"" + ID + "\",\"secret\":\"090a478d\"}"));

        // When
        var outcome = await(api.register(unit(), URL, List.of(CAPTURED)));

        // Then
        assertThat(outcome).isInstanceOf(RegisterOutcome.Registered.class);
    }

    @Test
    void shouldBeUnavailableWhenTheVendorStaysBusy() {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(429, "Rate limit is exceeded"));

        // Then
        assertThatThrownBy(() -> await(api.list(unit()))).isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(3);
    }

    @Test
    void shouldRefuseWhenAnEventIsUnknown() {
        // Given
        vipps.answers(msn, Script.problem(400, """
                {"type":null,"title":"Bad Request","status":400,"detail":null,"instance":"/v1/webhooks",
                 "traceId":"00-bb-00","extraDetails":[{"name":"Events","reason":"Unsupported values: x"}]}"""));

        // When
        var outcome = await(api.register(unit(), URL, List.of("x")));

        // Then
        assertThat(outcome)
                .isEqualTo(new RegisterOutcome.Refused(new Problem(
                        400,
                        null,
                        "Bad Request",
                        null,
                        "00-bb-00",
                        List.of(new Problem.Field("Events", "Unsupported values: x")))));
    }

    @Test
    void shouldNameNoSalesUnitWhenAPartnerRegisters() {
        // Given
        var partner = "partner-" + msn;
        vipps.answers(partner, Script.json(201, "{\"id\":\"" + ID + "\",\"secret\":\"090a478d\"}"));

        // When
        var outcome = await(api.register(new Party.Partner("c-" + msn), URL, List.of(CAPTURED)));

        // Then
        assertThat(outcome).isInstanceOf(RegisterOutcome.Registered.class);
        assertThat(vipps.received(partner)).hasSize(1);
    }

    @Test
    void shouldListWhatIsRegistered() {
        // Given
        vipps.answers(msn, Script.json(200, """
                {"webhooks":[{"id":"%s","url":"https://merchant.example/a","events":["%s"]}]}""".formatted(ID, CAPTURED)));

        // When
        var outcome = await(api.list(unit()));

        // Then
        assertThat(outcome)
                .isEqualTo(new ListOutcome.Listed(
                        List.of(new ListOutcome.Registration(ID, "https://merchant.example/a", Set.of(CAPTURED)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void shouldCountAsDeletedWhenItIsGone(int status) {
        // Given
        vipps.answers(msn, Script.empty(status));

        // When
        var outcome = await(api.delete(unit(), ID));

        // Then
        assertThat(outcome).isEqualTo(new DeleteOutcome.Deleted());
        assertThat(vipps.received(msn).getFirst().path()).isEqualTo("/webhooks/v1/webhooks/" + ID);
    }

    @Test
    void shouldRepeatADeletionWhenItsAnswerIsLost() {
        // Given
        vipps.answers(msn, Script.drop(), Script.empty(404));

        // When
        var outcome = await(api.delete(unit(), ID));

        // Then
        assertThat(outcome).isEqualTo(new DeleteOutcome.Deleted());
    }
}
