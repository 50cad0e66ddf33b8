package io.qrpay.flow;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a page makes a browser fetch, from when this is made. */
final class Load {
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Collection<Request> finished = new ConcurrentLinkedQueue<>();

    Load(Page page) {
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.onRequestFinished(finished::add);
    }

    /** Whom it asked. */
    Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /** What came, as it was on its way. */
    int bytes() {
        return finished.stream()
                .map(Request::sizes)
                .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
    }
}
