package io.qrpay.local.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A user of the broker as the manifests of the cluster have it (Strimzi's {@code KafkaUser}).
 *
 * @param name {@code <service>-kafka}
 * @param rights all that it may do
 */
public record KafkaUser(String name, List<AclBinding> rights) {

    public KafkaUser {
        rights = List.copyOf(rights);
    }

    /** That of a service. */
    public static String nameOf(String service) {
        return service + "-kafka";
    }

    /** Those of the services and of whoever puts dead letters back, from {@code k8s/base}. */
    public static List<KafkaUser> in(Path project) {
        try (var files = Files.walk(project.resolve("k8s/base"), 2)) {
            return files.filter(file -> file.endsWith("kafka-user.yaml") || file.endsWith("redrive.yaml"))
                    .map(KafkaUser::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KafkaUser read(Path file) {
        try {
            var user = new YAMLMapper().readTree(file.toFile());
            var name = user.at("/metadata/name").asText();
            return new KafkaUser(
                    name,
                    user.at("/spec/authorization/acls")
                            .valueStream()
                            .flatMap(right -> bindings(name, right))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<AclBinding> bindings(String user, JsonNode right) {
        var resource = right.path("resource");
        var type = switch (resource.path("type").asText()) {
            case "topic" -> ResourceType.TOPIC;
            case "group" -> ResourceType.GROUP;
            case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
            case "cluster" -> ResourceType.CLUSTER;
            default -> throw new IllegalStateException(user + " may do something to what is not known");
        };
        var patternType =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        var pattern = new ResourcePattern(type, resource.path("name").asText(), patternType);
        return right.path("operations").valueStream().map(operation -> binding(user, pattern, operation.asText()));
    }

    private static AclBinding binding(String user, ResourcePattern pattern, String operation) {
        var allowed = AclOperation.fromString(operation.toUpperCase(Locale.ROOT));
        return new AclBinding(pattern, new AccessControlEntry("User:" + user, "*", allowed, AclPermissionType.ALLOW));
    }
}
