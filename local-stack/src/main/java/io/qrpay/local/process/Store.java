package io.qrpay.local.process;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A store and the sales unit that it sells by.
 *
 * @param storeId the chain's name of it
 * @param msn merchant serial number
 */
public record Store(String storeId, String msn) {
    private static final int FIRST_MSN = 100_001;

    /** So many stores, each with a sales unit of its own: {@code store-1}, {@code store-2} … */
    public static List<Store> several(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Store("store-" + (i + 1), String.valueOf(FIRST_MSN + i)))
                .toList();
    }
}
