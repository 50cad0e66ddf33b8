package io.qrpay.vipps.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qrpay.vipps.recurring.AgreementOutcome.Status;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RecurringApiIT extends ConversationWithVipps {

    @Inject
    RecurringApi api;

    @ParameterizedTest
    @CsvSource({"PENDING,PENDING", "ACTIVE,ACTIVE", "STOPPED,STOPPED", "EXPIRED,EXPIRED", "OF_TOMORROW,UNKNOWN"})
    void shouldTellHowAnAgreementStands(String told, Status status) {
        // Given
        vipps.answers(msn, Script.json(200, "{\"id\":\"agr_1\",\"status\":\"" + told + "\",\"productName\":\"x\"}"));

        // When
        var outcome = await(api.agreement(msn, "agr_1"));

        // Then
        assertThat(outcome).isEqualTo(new AgreementOutcome.Found("agr_1", status));
        assertThat(onlyRequest().path()).isEqualTo("/recurring/v3/agreements/agr_1");
    }

    @Test
    void shouldMissWhatIsNotThere() {
        // Given
        vipps.answers(msn, Script.empty(404));

        // When
        var outcome = await(api.agreement(msn, "agr_1"));

        // Then
        assertThat(outcome).isEqualTo(new AgreementOutcome.Missing());
    }

    @Test
    void shouldAskForNoAgreementThatCannotBe() {
        // When / Then
        assertThatIllegalArgumentException().isThrownBy(() -> await(api.agreement(msn, "agr/1")));
        assertThat(vipps.received(msn)).isEmpty();
    }
}
