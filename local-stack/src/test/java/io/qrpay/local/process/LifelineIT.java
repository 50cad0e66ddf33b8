package io.qrpay.local.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = SECONDS)
class LifelineIT {

    @Test
    void shouldEndWhatItHoldsWhenItsJvmIsKilled() throws Exception {
        // Given
        var holder = new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"), Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var held = ProcessHandle.of(Long.parseLong(holder.inputReader().readLine()))
                .orElseThrow();
        assertThat(held.isAlive()).isTrue();

        // When
        holder.destroyForcibly().waitFor();

        // Then
        await().atMost(60, SECONDS).until(() -> !held.isAlive());
    }

    @Test
    void shouldEndOnlyWhatItHoldsWhenClosed() throws Exception {
        // Given
        var lifeline = new Lifeline();
        var ended = new ProcessBuilder("true").start();
        var held = new ProcessBuilder("sleep", "1000").start();
        var stranger = new ProcessBuilder("sleep", "1000").start();
        lifeline.hold(ended.toHandle());
        lifeline.hold(held.toHandle());
        ended.waitFor();

        // When
        lifeline.close();

        // Then
        assertThat(held.waitFor(60, SECONDS)).isTrue();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Holds a long sleep and tells its pid. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            var sleep = new ProcessBuilder("sleep", "1000").start();
            new Lifeline().hold(sleep.toHandle());
            System.out.println(sleep.pid());
            Thread.sleep(1_000_000);
        }
    }
}
