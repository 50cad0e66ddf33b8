package io.qrpay.registry.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImageConfigTest {

    @Test
    void shouldShowTheVendorsImagesOnlyUnlessToldOtherwise() {
        // When
        var config = new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(ImageConfig.class)
                .build()
                .getConfigMapping(ImageConfig.class);

        // Then
        assertThat(config.ownDesignApprovedFor()).isEmpty();
        assertThat(config.origins()).containsExactly(URI.create("https://qr.vipps.no"));
        assertThat(config.within()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.kept().asLongValue()).isEqualTo(32 * 1024 * 1024);
    }
}
