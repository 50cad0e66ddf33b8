package io.qrpay.local.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code docs/security.md} promises: who may do what at a service. */
public final class AccessTable {
    public static final List<String> ROLES = List.of("till", "store-manager", "operator", "auditor");
    private static final Path PAGE = Path.of("../docs/security.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z]+) (/\\S+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");
    private static final int FIRST_ROLE = 3;
    private static final int PUBLIC = 7;

    private AccessTable() {}

    /**
     * One endpoint.
     *
     * @param path with its parameters in braces
     * @param roles those that may
     * @param isPublic whether it wants no token
     */
    public record Row(String method, String path, Set<String> roles, boolean isPublic) {
        public boolean hasStore() {
            return path.contains("{storeId}");
        }
    }

    /** All rows of a service. */
    public static List<Row> of(String service) {
        return ROW.matcher(section(service))
                .results()
                .map(found -> new Row(
                        found.group(1),
                        found.group(2),
                        IntStream.range(0, ROLES.size())
                                .filter(role -> isYes(found.group(FIRST_ROLE + role)))
                                .mapToObj(ROLES::get)
                                .collect(Collectors.toUnmodifiableSet()),
                        isYes(found.group(PUBLIC))))
                .toList();
    }

    private static boolean isYes(String cell) {
        return cell.strip().equals("yes");
    }

    private static String section(String service) {
        try {
            var page = Files.readString(PAGE);
            var from = page.indexOf("### " + service + "\n");
            var to = page.indexOf("\n### ", from);
            return page.substring(from, to < 0 ? page.length() : to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
