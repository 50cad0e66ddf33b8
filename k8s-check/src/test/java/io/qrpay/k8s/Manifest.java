package io.qrpay.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of a cluster, as it is applied. */
record Manifest(JsonNode json) {
    String kind() {
        return json.path("kind").asText();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The pods that it makes; missing where it makes none. */
    JsonNode podSpec() {
        return at(isPod() ? "/spec" : "/spec/template/spec");
    }

    Map<String, String> podLabels() {
        return texts(at(isPod() ? "/metadata/labels" : "/spec/template/metadata/labels"));
    }

    private boolean isPod() {
        return kind().equals("Pod");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(
                items(podSpec().path("initContainers")), items(podSpec().path("containers")));
    }

    boolean makesPods() {
        return !podSpec().isMissingNode();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> strings(JsonNode array) {
        return items(array).map(JsonNode::asText).toList();
    }

    static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
