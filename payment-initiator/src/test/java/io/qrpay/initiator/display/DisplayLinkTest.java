package io.qrpay.initiator.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisplayLinkTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final DisplayLink link = with(SECRET);

    @Test
    void shouldOpenTheTillThatItIsMadeForAndNoOther() {
        // When
        var path = link.of("oslo-1", "till-1").orElseThrow();

        // Then
        var key = path.substring(path.indexOf("?key=") + 5);
        assertThat(path).startsWith("/display/oslo-1/till-1?key=");
        assertThat(link.isGood("oslo-1", "till-1", key)).isTrue();
        assertThat(link.isGood("oslo-1", "till-2", key)).isFalse();
        assertThat(link.isGood("oslo-2", "till-1", key)).isFalse();
        assertThat(link.isGood("oslo-1", "till-1", key + "x")).isFalse();
        assertThat(with(SECRET.replace('0', '1')).isGood("oslo-1", "till-1", key))
                .isFalse();
    }

    @Test
    void shouldOpenNothingWhenThereIsNoSecret() {
        // When
        var closed = with(null);

        // Then
        assertThat(closed.of("oslo-1", "till-1")).isEmpty();
        assertThat(closed.isGood("oslo-1", "till-1", "")).isFalse();
    }

    @Test
    void shouldNotStartWithASecretThatCanBeGuessed() {
        // Then
        assertThatThrownBy(() -> with("short")).hasMessageContaining("qrpay.display.link-secret");
    }

    private static DisplayLink with(@Nullable String secret) {
        return new DisplayLink(new DisplayConfig() {
            @Override
            public Optional<String> linkSecret() {
                return Optional.ofNullable(secret);
            }

            @Override
            public Duration resultFor() {
                return Duration.ofSeconds(15);
            }
        });
    }
}
