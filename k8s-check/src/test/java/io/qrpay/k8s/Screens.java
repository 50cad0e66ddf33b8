package io.qrpay.k8s;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service's pages have a host of their own, with all that they show, and know by which address people came. */
final class Screens {
    private static final String ENABLED = "QRPAY_SIGN_IN_ENABLED";
    private static final Set<String> TO_SIGN_IN = Set.of("QRPAY_SIGN_IN_CLIENT_ID", "QRPAY_SIGN_IN_CLIENT_SECRET");
    private static final Set<String> BEHIND_THE_ENTRANCE =
            Set.of("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED");

    private Screens() {}

    static Stream<String> scattered(Cluster cluster) {
        return cluster.overlay().isForPeople()
                ? withPages()
                        .flatMap(service -> Stream.concat(misplaced(cluster, service), unprepared(cluster, service)))
                : Stream.empty();
    }

    /** Where there are pages. */
    static Set<String> hosts(Cluster cluster) {
        return withPages()
                .flatMap(service -> hosts(cluster, service).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> withPages() {
        return Code.SERVICES.stream().filter(service -> !Code.pages(service).isEmpty());
    }

    private static Stream<String> misplaced(Cluster cluster, String service) {
        var hosts = hosts(cluster, service);
        if (hosts.size() != 1) {
            return Stream.of("pages of %s are at %s, and not at one host".formatted(service, hosts));
        }
        var host = hosts.iterator().next();
        var open = open(cluster, host);
        var wanted = wanted(service);
        return open.equals(wanted)
                ? Stream.empty()
                : Stream.of("%s is open for %s, and its pages need %s".formatted(host, open, wanted));
    }

    private static Set<String> hosts(Cluster cluster, String service) {
        return Entrance.ways(cluster)
                .filter(way -> way.service().equals(service))
                .filter(way -> Code.pages(service).contains(way.path()))
                .map(Entrance.Way::host)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> open(Cluster cluster, String host) {
        return Entrance.ways(cluster)
                .filter(way -> way.host().equals(host))
                .map(way -> way.path() + " of " + way.service())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> wanted(String service) {
        return Stream.concat(Code.pages(service).stream(), Code.shownOnPages(service).stream())
                .map(path -> path + " of " + service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> unprepared(Cluster cluster, String service) {
        var told = new TreeMap<>(cluster.environment(service));
        return Stream.of(
                        isTrue(told, ENABLED) ? Stream.<String>empty() : Stream.of("lets nobody sign in"),
                        TO_SIGN_IN.stream()
                                .filter(name -> !told.containsKey(name))
                                .map(name -> "is not told " + name),
                        BEHIND_THE_ENTRANCE.stream()
                                .filter(name -> !isTrue(told, name))
                                .map(name -> "does not learn by which address people came, for want of " + name))
                .flatMap(found -> found)
                .map(found -> service + " " + found);
    }

    private static boolean isTrue(Map<String, String> told, String name) {
        return "true".equals(told.get(name));
    }
}
