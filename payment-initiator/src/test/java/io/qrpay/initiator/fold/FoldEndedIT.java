package io.qrpay.initiator.fold;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qrpay.initiator.Management;
import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without its fold the process is one to be restarted. */
@QuarkusTest
@TestProfile(FoldEndedIT.OfItsOwn.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class FoldEndedIT {

    @Inject
    FoldThread fold;

    @Test
    void shouldCallItselfDeadWhenTheFoldHasEnded() {
        // Given
        Management.ask("/q/health/live").then().statusCode(200);

        // When
        fold.loop().stop();

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Management.ask("/q/health/live")
                        .then()
                        .statusCode(503)
                        .body("checks.find { it.name == 'fold' }.status", equalTo("DOWN")));
    }

    /** A process that no other test shares. */
    public static final class OfItsOwn implements QuarkusTestProfile {}
}
