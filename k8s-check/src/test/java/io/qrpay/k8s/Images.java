package io.qrpay.k8s;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs is what was built here, in a version that says which. */
final class Images {
    private static final Set<String> FOREIGN = Set.of("docker.io/apache/kafka", "docker.io/library/postgres");

    private Images() {}

    static Stream<String> wrong(Cluster cluster) {
        return cluster.withPods()
                .flatMap(pods -> pods.containers()
                        .map(container -> container.path("image").asText())
                        .flatMap(image -> wrong(cluster, pods, image)));
    }

    private static Stream<String> wrong(Cluster cluster, Manifest pods, String image) {
        var name = image.replaceFirst("(@sha256:|:)[^/]*$", "");
        var version = image.substring(name.length());
        var found = Stream.<String>builder();
        if (!(FOREIGN.contains(name) && !cluster.overlay().isForPeople())
                && !modules().contains(name.replaceFirst("^(?:.*/)?qrpay/", ""))) {
            found.add(pods + ": image " + image + " is nobody's here");
        }
        if (Code.SERVICES.contains(pods.name()) && !name.endsWith("qrpay/" + pods.name())) {
            found.add(pods + " runs " + image);
        }
        if (cluster.overlay().isForPeople()
                && !version.matches(":\\d+\\.\\d+\\.\\d+(?:-native)?|@sha256:[0-9a-f]{64}")) {
            found.add(pods + ": image " + image + " is of no certain version");
        }
        if (Code.SERVICES.contains(pods.name())
                && pods.podSpec().at("/securityContext/runAsUser").asInt() != user()) {
            found.add(pods + " does not run as the user of its image, " + user());
        }
        if (cluster.overlay().isForPeople() && !image.contains("/qrpay/")) {
            found.add(pods + ": image " + image + " has no registry");
        }
        return found.build();
    }

    private static int user() {
        return Pattern.compile("(?m)^USER (\\d+)")
                .matcher(Code.read(Code.ROOT.resolve("images/Dockerfile.native")))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> modules() {
        return Stream.concat(Code.SERVICES.stream(), Stream.of("vipps-simulator", "local-issuer"))
                .collect(Collectors.toSet());
    }
}
