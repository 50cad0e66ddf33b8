package io.qrpay.capture.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** The attempts that this process settled last, and whether they came to an end; as many as are to be remembered. */
final class RecentAttempts {
    private final Map<String, Boolean> ended;

    RecentAttempts(int most) {
        ended = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    synchronized boolean isEnded(String key) {
        return ended.getOrDefault(key, false);
    }

    /** Begun here, and left without knowing whether Vipps did it. */
    synchronized boolean isUnclear(String key) {
        return !ended.getOrDefault(key, true);
    }

    synchronized void remember(String key, Settlement settlement) {
        switch (settlement) {
            case Settlement.Done done -> ended.put(key, true);
            case Settlement.Found found -> ended.put(key, true);
            case Settlement.Refused refused -> ended.put(key, true);
            case Settlement.Deferred deferred -> ended.put(key, false);
            case Settlement.Known known -> {}
        }
    }
}
