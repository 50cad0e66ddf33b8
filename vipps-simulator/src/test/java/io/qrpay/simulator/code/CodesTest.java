package io.qrpay.simulator.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final int SALES_UNITS = 1_000;
    private static final int EACH = 10;

    @Test
    void shouldCreateOnceWhenManyTryAtOnce() throws Exception {
        // Given
        var codes = new Codes(() -> 100_000);
        var name = new Name("1001", Kind.REDIRECT, "wanted");

        // When
        var effects = inParallel(64, i -> create(codes, name).effect());

        // Then
        assertThat(effects).filteredOn(Change.Effect.CREATED::equals).hasSize(1);
        assertThat(codes.writesOf(name)).isEqualTo(new Writes(1, 0, 63, 0));
    }

    @Test
    void shouldKeepEachSalesUnitsCodesWhenThereAreTenThousand() throws Exception {
        // Given
        var codes = new Codes(() -> 100_000);

        // When
        inParallel(
                SALES_UNITS * EACH,
                i -> create(codes, new Name("MSN" + i % SALES_UNITS, Kind.REDIRECT, "code-" + i / SALES_UNITS)));

        // Then
        assertThat(codes.names(null)).hasSize(SALES_UNITS * EACH);
        assertThat(IntStream.range(0, SALES_UNITS).mapToObj(i -> codes.list("MSN" + i, Kind.REDIRECT)))
                .allSatisfy(list -> assertThat(list).hasSize(EACH));
    }

    @Test
    void shouldHaveRoomForKnownCodesOnlyWhenFull() {
        // Given
        var codes = new Codes(() -> 1);
        var known = new Name("1001", Kind.REDIRECT, "known");
        create(codes, known);

        // Then
        assertThat(codes.hasRoomFor(known)).isTrue();
        assertThat(codes.hasRoomFor(new Name("1001", Kind.REDIRECT, "other"))).isFalse();
    }

    private static Change create(Codes codes, Name name) {
        var fresh = new Code.Redirect(name, Print.newAt("http://localhost"), "https://shop.example", Life.FOREVER);
        return codes.write(name, present -> present == null ? fresh : present);
    }

    private static <T> List<T> inParallel(int times, IntFunction<T> act) throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> act.apply(i));
            return executor.invokeAll(calls.toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
