package io.qrpay.vipps.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The registered URL as far as deliveries to it are signed: host and path with query, exactly as on the wire. Made once
 * per URL.
 */
public final class SignedUrl {
    private final byte[] start;
    private final byte[] hostPart;

    private SignedUrl(String host, String pathAndQuery) {
        this.start = ("POST\n" + pathAndQuery + "\n").getBytes(StandardCharsets.UTF_8);
        this.hostPart = (";" + host + ";").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Prepares a URL from its parts.
     *
     * @param host with the port if that is not the scheme's default
     * @param pathAndQuery the raw request target, not decoded
     */
    public static SignedUrl of(String host, String pathAndQuery) {
        return new SignedUrl(host, pathAndQuery);
    }

    /**
     * Prepares a URL as registered; a default port in it does not count.
     *
     * @throws IllegalArgumentException when it has no host
     */
    public static SignedUrl of(URI registered) {
        if (registered.getHost() == null) {
            throw new IllegalArgumentException("a registered URL has a host");
        }
        return of(hostOf(registered), pathAndQueryOf(registered));
    }

    private static String hostOf(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return isDefaultPort(url) ? host : host + ":" + url.getPort();
    }

    private static boolean isDefaultPort(URI url) {
        return url.getPort() < 0 || url.getPort() == ("https".equalsIgnoreCase(url.getScheme()) ? 443 : 80);
    }

    private static String pathAndQueryOf(URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** What is signed: both are ASCII on the wire. */
    byte[] stringToSign(String date, byte[] contentHash) {
        int dateLength = date.length();
        var text = new byte[start.length + dateLength + hostPart.length + contentHash.length];
        System.arraycopy(start, 0, text, 0, start.length);
        System.arraycopy(date.getBytes(StandardCharsets.ISO_8859_1), 0, text, start.length, dateLength);
        System.arraycopy(hostPart, 0, text, start.length + dateLength, hostPart.length);
        System.arraycopy(contentHash, 0, text, text.length - contentHash.length, contentHash.length);
        return text;
    }
}
