package io.qrpay.local.demo;

import io.qrpay.local.process.RunningStack;
import io.qrpay.local.process.Service;
import io.qrpay.local.process.Store;
import java.util.Map;

/** The codes that hang in a store: one at the till, where customers check in, and one that leads to the store's page. */
final class PrintedCodes {
    private PrintedCodes() {}

    /** Asks for them; the registry makes them at Vipps within seconds. */
    static void make(RunningStack stack, Store store) {
        var codes = stack.process(Service.QR_REGISTRY).baseUrl().resolve("/v1/qrs");
        try (var operator = new Operator(stack)) {
            operator.ask("POST", codes, atTill(store));
            operator.ask("POST", codes, atDoor(store));
        }
    }

    private static Map<String, String> atTill(Store store) {
        return Map.of(
                "kind", "CALLBACK",
                "codeId", "till-1",
                "chainId", "demo",
                "storeId", store.storeId(),
                "posId", "till-1",
                "locationDescription", "At till 1");
    }

    private static Map<String, String> atDoor(Store store) {
        return Map.of(
                "kind",
                "REDIRECT",
                "codeId",
                store.storeId() + "-door",
                "chainId",
                "demo",
                "storeId",
                store.storeId(),
                "locationDescription",
                "At the door",
                "redirectUrl",
                "https://example.com/" + store.storeId());
    }
}
