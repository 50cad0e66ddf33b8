package io.qrpay.initiator.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.initiator.day.Hour;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayChartTest {

    @Test
    void shouldDrawTheBestHourTallestAndTheOthersInProportion() {
        // When
        var charts = DayChart.of(List.of(new Hour(9, "NOK", 3, 5_000), new Hour(17, "NOK", 8, 20_000)));

        // Then
        assertThat(charts).hasSize(1);
        var bars = charts.getFirst().bars();
        assertThat(bars).hasSize(24);
        assertThat(bars.get(17).height()).isEqualTo(140);
        assertThat(bars.get(17).y()).isEqualTo(30);
        assertThat(bars.get(9).height()).isEqualTo(35);
        assertThat(bars.get(3).height()).isZero();
    }

    @Test
    void shouldKeepCurrenciesApart() {
        // When
        var charts = DayChart.of(
                List.of(new Hour(9, "EUR", 1, 100), new Hour(9, "NOK", 1, 20_000), new Hour(9, null, 1, 0)));

        // Then
        assertThat(charts).extracting(DayChart::currency).containsExactly("EUR", "NOK");
        assertThat(charts).allSatisfy(chart -> assertThat(chart.busy()).hasSize(1));
    }
}
