package io.qrpay.initiator.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.ProblemFound;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenQrTest {
    private static final String CONTENT = "{\"content\":\"https://qr.vipps.no/p/1\"}";

    @Test
    void shouldDrawWhenTheSettingAllowsIt() {
        // When
        var svg = draw(true, new QrWanted(QrWanted.Format.SVG, 400));
        var png = draw(true, new QrWanted(QrWanted.Format.PNG, 400));

        // Then
        assertThat(svg.mediaType()).isEqualTo("image/svg+xml");
        assertThat(png.mediaType()).isEqualTo("image/png");
        assertThat(png.bytes()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void shouldNotDrawWhenTheSettingDoesNotAllowIt() {
        assertThatThrownBy(() -> draw(false, new QrWanted(QrWanted.Format.SVG, 400)))
                .isInstanceOfSatisfying(
                        ProblemFound.class,
                        found -> assertThat(found.problem().type()).isEqualTo(TillProblem.QR_NOT_DRAWN.uri()));
    }

    @Test
    void shouldNotDrawUnlessToldOtherwise() {
        assertThat(config(Map.of()).drawOwnQr()).isFalse();
    }

    private static QrImage draw(boolean allowed, QrWanted wanted) {
        var config = config(Map.of("qrpay.till.draw-own-qr", Boolean.toString(allowed)));
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        return new ScreenQr(new Known(config), null, config, json)
                .of("oslo-1", "pos7-0000001", wanted)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static TillConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(TillConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(TillConfig.class);
    }

    private static final class Known extends StatusLookUp {
        Known(TillConfig config) {
            super(null, config);
        }

        @Override
        Uni<StoredStatus> find(String storeId, String reference) {
            var status = StoredPayments.status(reference, 1, PaymentState.AWAITING_CUSTOMER, false, CONTENT);
            return Uni.createFrom().item(new StoredStatus("123456/" + reference, 1, false, status));
        }
    }
}
