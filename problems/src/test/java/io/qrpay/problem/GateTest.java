package io.qrpay.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class GateTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate(2, "gate", meters);

    @Test
    void shouldTurnAwayWhenAllPlacesAreTaken() {
        // Given
        gate.enter();
        gate.enter();

        // Then
        assertThatThrownBy(gate::enter)
                .isInstanceOfSatisfying(
                        ProblemFound.class,
                        found -> assertThat(found.problem().type()).isEqualTo(GeneralProblem.TOO_BUSY.uri()));
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void shouldGiveAPlaceBackOnceWhenItIsLeftTwice() {
        // Given
        gate.enter();
        var leave = gate.enter();

        // When
        leave.run();
        leave.run();

        // Then
        assertThat(taken()).isEqualTo(1);
    }

    private double taken() {
        return meters.get("gate").gauge().value();
    }
}
