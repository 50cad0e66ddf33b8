package io.qrpay.local.process;

import io.qrpay.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file that tells the services which store sells by which sales unit, all with the simulator as their Vipps. */
public final class SalesUnitsFile {
    private static final String CREDENTIALS = "simulator";

    private SalesUnitsFile() {}

    /** Writes {@code sales-units.json} into a folder. */
    public static Path write(Path folder, List<Store> stores, URI simulator) {
        try {
            return Files.write(folder.resolve("sales-units.json"), Json.write(content(stores, simulator)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> content(List<Store> stores, URI simulator) {
        return Map.of(
                "credentials", List.of(credentials(simulator)),
                "salesUnits",
                        stores.stream()
                                .map(Store::msn)
                                .distinct()
                                .map(SalesUnitsFile::salesUnit)
                                .toList(),
                "stores", stores.stream().map(SalesUnitsFile::store).toList());
    }

    private static Map<String, String> credentials(URI simulator) {
        return Map.of(
                "name", CREDENTIALS,
                "baseUrl", simulator.toString(),
                "clientId", "local-client",
                "clientSecret", "local-secret",
                "subscriptionKey", "local-subscription");
    }

    private static Map<String, String> salesUnit(String msn) {
        return Map.of("msn", msn, "credentials", CREDENTIALS);
    }

    private static Map<String, String> store(Store store) {
        return Map.of("storeId", store.storeId(), "msn", store.msn(), "validFrom", "2020-01-01T00:00:00Z");
    }
}
