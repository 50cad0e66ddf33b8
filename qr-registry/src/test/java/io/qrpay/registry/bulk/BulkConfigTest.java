package io.qrpay.registry.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkConfigTest {

    @Test
    void shouldHaveTheDocumentedDefaults() {
        // When
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(BulkConfig.class)
                .build()
                .getConfigMapping(BulkConfig.class);

        // Then
        assertThat(config.maxLines()).isEqualTo(50_000);
        assertThat(config.maxBody().asLongValue()).isEqualTo(20 * 1024 * 1024);
        assertThat(config.arriveWithin()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.reportWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.atOnce()).isEqualTo(2);
    }
}
