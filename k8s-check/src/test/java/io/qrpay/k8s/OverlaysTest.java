package io.qrpay.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay keeps each rule. */
class OverlaysTest {
    @BeforeAll
    static void needsKustomize() {
        assumeTrue(
                Kustomize.command().isPresent(),
                "NOT CHECKED: the overlays, for want of kustomize 5 or kubectl 1.27 or newer");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("overlaysAndRules")
    void shouldKeepRule(Overlay overlay, Rule rule) {
        // When
        var violations = rule.violations(Kustomize.build(overlay));

        // Then
        assertThat(violations).as("%s, %s", overlay, rule).isEmpty();
    }

    static Stream<Arguments> overlaysAndRules() {
        return Stream.of(Overlay.values())
                .flatMap(overlay -> Stream.of(Rule.values()).map(rule -> Arguments.of(overlay, rule)));
    }
}
