package io.qrpay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {

    @Test
    void shouldSellFiftyAtTenASecondWhenNothingIsSaid() {
        assertThat(DemoOptions.parse(List.of())).isEqualTo(new DemoOptions(50, 10, false));
    }

    @Test
    void shouldTakeTheRateWithAndWithoutItsUnitWhenGiven() {
        // Given
        var withUnit = List.of("--payments", "200", "--rate", "25/s", "--serve");
        var without = List.of("--serve", "--rate", "25", "--payments", "200");

        // When / Then
        assertThat(DemoOptions.parse(withUnit))
                .isEqualTo(new DemoOptions(200, 25, true))
                .isEqualTo(DemoOptions.parse(without));
    }

    @ParameterizedTest
    @CsvSource({
        "--payments,    0,    --payments wants 1",
        "--payments,    ten,  'not ''ten'''",
        "--rate,        0/s,  --rate wants 0.1",
        "--rate,        '',   'not '''''",
        "--shop,        1,    no option --shop"
    })
    void shouldSayWhatIsWrongWhenAnOptionCannotBeUsed(String name, String value, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoOptions.parse(List.of(name, value)))
                .withMessageContaining(complaint);
    }
}
