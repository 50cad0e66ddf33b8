package io.qrpay.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code podman kube play} is given is the overlay {@code local}, in what podman 4.3 understands. */
class PodmanTest {
    private static final List<String> NOT_UNDERSTOOD = List.of("secretKeyRef", "secret", "livenessProbe");

    @BeforeAll
    static void needsKustomize() {
        assumeTrue(Kustomize.command().isPresent(), "NOT CHECKED: the overlay for podman, for want of kustomize");
    }

    @Test
    void shouldPlayWhatRunsLocally() {
        // When
        var played = played();

        // Then
        var local = Kustomize.build(Overlay.LOCAL).withPods().toList();
        assertThat(played.withPods())
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(
                        local.stream().map(Manifest::name).toList());
        assertThat(played.withPods()).extracting(Manifest::kind).containsOnly("Pod");
        assertThat(images(played.withPods())).containsExactlyInAnyOrderElementsOf(images(local.stream()));
    }

    @Test
    void shouldBeUnderstoodByPodman() {
        // When
        var pods = played().withPods().map(Manifest::podSpec).toList();

        // Then
        assertThat(pods)
                .allSatisfy(pod -> NOT_UNDERSTOOD.forEach(
                        field -> assertThat(pod.findValues(field)).as(field).isEmpty()));
        assertThat(pods.stream()
                        .flatMap(pod -> pod.findValues("ports").stream())
                        .flatMap(Manifest::items))
                .as("each port of the machine once")
                .isNotEmpty()
                .allMatch(port -> port.has("hostPort"))
                .extracting(port -> port.path("hostPort").asInt())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepTheRulesOfPods() {
        for (var rule : List.of(
                Rule.FITS_ITS_SCHEMA, Rule.IS_THERE_ONCE, Rule.PODS_ARE_RESTRICTED, Rule.WHAT_IS_NAMED_IS_THERE)) {
            assertThat(rule.violations(played())).as("%s", rule).isEmpty();
        }
    }

    private static Cluster played() {
        return new Cluster(Overlay.LOCAL, Kustomize.build(Code.ROOT.resolve("k8s/overlays/podman")));
    }

    private static List<String> images(Stream<Manifest> pods) {
        return pods.flatMap(Manifest::containers)
                .map(container -> container.path("image"))
                .map(JsonNode::asText)
                .toList();
    }
}
