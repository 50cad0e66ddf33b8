package io.qrpay.registry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImageCacheTest {
    private static final ImageWanted WANTED = ImageWanted.of(null, null, null);

    private final ImageCache cache = new ImageCache(1_000);

    @Test
    void shouldMakeRoomWithWhatWasNotAskedForForTheLongestTime() {
        // Given
        var first = keep(400);
        var second = keep(400);
        cache.find(first);

        // When
        var third = keep(400);

        // Then
        assertThat(cache.find(first)).isPresent();
        assertThat(cache.find(second)).isEmpty();
        assertThat(cache.find(third)).isPresent();
    }

    @Test
    void shouldNotKeepWhatIsLargerThanAllRoom() {
        // When
        var large = keep(1_001);

        // Then
        assertThat(cache.find(large)).isEmpty();
        assertThat(cache.find(keep(1_000))).isPresent();
    }

    @Test
    void shouldCountAnImageOnceWhenItIsKeptTwice() {
        // Given
        var first = keep(400);

        // When
        for (int i = 0; i < 10; i++) {
            cache.keep(first, image(400));
        }

        // Then
        assertThat(cache.find(keep(600))).isPresent();
        assertThat(cache.find(first)).isPresent();
    }

    private ImageCache.Key keep(int bytes) {
        var key = new ImageCache.Key(UUID.randomUUID(), "https://qr.vipps.no/1", WANTED);
        cache.keep(key, image(bytes));
        return key;
    }

    private static CodeImage image(int bytes) {
        return CodeImage.of(ImageWanted.Format.SVG, new byte[bytes]);
    }
}
