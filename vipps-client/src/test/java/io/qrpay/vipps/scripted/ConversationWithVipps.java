package io.qrpay.vipps.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests that speak to {@link ScriptedVipps}, each through a sales unit of its own, and say nothing that the vendor would
 * not take.
 */
@QuarkusTestResource(ScriptedVipps.class)
public abstract class ConversationWithVipps {
    protected ScriptedVipps vipps;
    protected String msn;

    @BeforeEach
    void takeSalesUnit() {
        msn = vipps.newMsn();
    }

    @AfterEach
    void shouldHaveSentOnlyWhatTheVendorTakes() {
        assertThat(vipps.violations()).isEmpty();
    }

    /** What came, where no more than one call was to come. */
    protected Received onlyRequest() {
        assertThat(vipps.received(msn)).hasSize(1);
        return vipps.received(msn).getFirst();
    }

    protected static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
