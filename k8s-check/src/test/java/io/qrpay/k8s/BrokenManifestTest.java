package io.qrpay.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that are broken on purpose: each rule notices what it is there for. */
class BrokenManifestTest {
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    private static final String INGRESS = "Deployment/webhook-ingress";
    private static final String INITIATOR = "Deployment/payment-initiator";
    private static final String MAY = CONTAINER + "/securityContext";

    /** What is done to the manifests of production, and what is to be said about it. */
    record Breakage(Rule rule, String said, UnaryOperator<List<Manifest>> edit) {
        @Override
        public String toString() {
            return rule + ": " + said;
        }
    }

    @BeforeAll
    static void needsKustomize() {
        assumeTrue(
                Kustomize.command().isPresent(),
                "NOT CHECKED: the rules themselves, for want of kustomize 5 or kubectl 1.27 or newer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void shouldNoticeWhenAManifestIsBroken(Breakage breakage) {
        // Given
        var whole = Kustomize.build(Overlay.PROD);
        var broken = new Cluster(Overlay.PROD, breakage.edit().apply(whole.manifests()));

        // When
        var violations = breakage.rule().violations(broken);

        // Then
        assertThat(violations).isNotEmpty().anyMatch(violation -> violation.contains(breakage.said()));
    }

    @Test
    void shouldHaveABrokenExampleOfEachRule() {
        assertThat(breakages().map(Breakage::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Rule.values());
    }

    static Stream<Breakage> breakages() {
        return Stream.of(
                        schemas(),
                        pods(),
                        names(),
                        settings(),
                        databases(),
                        topics(),
                        scaling(),
                        network(),
                        entrance(),
                        screens())
                .flatMap(List::stream);
    }

    private static List<Breakage> schemas() {
        var rule = Rule.FITS_ITS_SCHEMA;
        return List.of(
                new Breakage(rule, "replicaCount: is unknown", set(INGRESS, "/spec/replicaCount", "3")),
                new Breakage(rule, "must be Integer", set(INGRESS, "/spec/minReadySeconds", "\"10\"")),
                new Breakage(rule, "selector: is missing", remove(INGRESS, "/spec/selector")),
                new Breakage(
                        rule, "must be Quantity", set(INGRESS, CONTAINER + "/resources/limits/memory", "\"1 GB\"")),
                new Breakage(rule, "must be a list", set(INGRESS, CONTAINER + "/env", "{}")),
                new Breakage(rule, "no schema is known", set(INGRESS, "/apiVersion", "\"apps/v7\"")),
                new Breakage(rule, "partition", set("KafkaTopic/payment.event.v1", "/spec/partition", "3")),
                new Breakage(
                        rule, "operations", set("KafkaUser/qr-registry-kafka", acl(0) + "/operations/0", "\"Wrote\"")),
                new Breakage(rule, "minReplicas", set("ScaledObject/capture-worker", "/spec/minReplicas", "2")),
                new Breakage(
                        rule,
                        "string expected",
                        set("ScaledObject/capture-worker", "/spec/triggers/0/metadata/lagThreshold", "5")),
                new Breakage(rule, "instances", remove("Cluster/qrpay", "/spec/instances")),
                new Breakage(rule, "schedule", set("ScheduledBackup/nightly", "/spec/schedule", "\"30 2 * * *\"")),
                new Breakage(rule, "remoteRef", remove("ExternalSecret/sales-units", "/spec/data/0/remoteRef")),
                new Breakage(rule, "endpoint", set("ServiceMonitor/qrpay", "/spec/endpoint", "[]")),
                new Breakage(rule, "expr", remove("PrometheusRule/qrpay", "/spec/groups/0/rules/0/expr")),
                new Breakage(rule, "$.metadata.label", set("KafkaTopic/payment.event.v1", "/metadata/label", "{}")));
    }

    private static List<Breakage> pods() {
        var restricted = Rule.PODS_ARE_RESTRICTED;
        return List.of(
                new Breakage(
                        Rule.NAMESPACE_IS_RESTRICTED,
                        "does not enforce",
                        set("Namespace/qrpay", "/metadata/labels/pod-security.kubernetes.io~1enforce", "\"baseline\"")),
                new Breakage(restricted, "runs as root", set(INGRESS, POD + "/securityContext/runAsNonRoot", "false")),
                new Breakage(restricted, "no user by number", remove(INGRESS, POD + "/securityContext/runAsUser")),
                new Breakage(restricted, "seccomp", remove(INGRESS, POD + "/securityContext/seccompProfile")),
                new Breakage(restricted, "token", remove(INGRESS, POD + "/automountServiceAccountToken")),
                new Breakage(restricted, "hostNetwork", set(INGRESS, POD + "/hostNetwork", "true")),
                new Breakage(
                        restricted,
                        "folder of the node",
                        set(INGRESS, POD + "/volumes/0", "{\"name\": \"tmp\", \"hostPath\": {\"path\": \"/\"}}")),
                new Breakage(restricted, "may escalate", remove(INGRESS, MAY + "/allowPrivilegeEscalation")),
                new Breakage(restricted, "is privileged", set(INGRESS, MAY + "/privileged", "true")),
                new Breakage(
                        restricted, "keeps capabilities", set(INGRESS, MAY + "/capabilities/add", "[\"NET_RAW\"]")),
                new Breakage(restricted, "writes to its image", set(INGRESS, MAY + "/readOnlyRootFilesystem", "false")),
                new Breakage(Rule.PODS_HAVE_ROOM, "no limit", remove(INGRESS, CONTAINER + "/resources/limits")),
                new Breakage(
                        Rule.PODS_HAVE_ROOM, "throttled", set(INGRESS, CONTAINER + "/resources/limits/cpu", "\"1\"")),
                new Breakage(
                        Rule.PODS_HAVE_ROOM, "asks for no CPU", remove(INGRESS, CONTAINER + "/resources/requests/cpu")),
                new Breakage(
                        Rule.SERVICES_ARE_PROBED,
                        "no livenessProbe",
                        set(INGRESS, CONTAINER + "/livenessProbe/httpGet/port", "\"http\"")),
                new Breakage(
                        Rule.SERVICES_ARE_PROBED,
                        "no management port",
                        set(INGRESS, CONTAINER + "/ports/1/containerPort", "9001")),
                new Breakage(
                        Rule.SERVICES_ARE_PROBED,
                        "nobody may call, or none",
                        set(INGRESS, CONTAINER + "/ports/0/containerPort", "8081")),
                new Breakage(Rule.SERVICES_ARE_PROBED, "no startupProbe", remove(INGRESS, CONTAINER + "/startupProbe")),
                new Breakage(
                        Rule.SERVICES_ARE_PROBED,
                        "nobody may call",
                        set(
                                "Deployment/capture-worker",
                                CONTAINER + "/ports/0",
                                "{\"name\": \"http\", \"containerPort\": 8080}")),
                new Breakage(
                        Rule.SERVICES_DRAIN,
                        "is killed after",
                        set(INGRESS, POD + "/terminationGracePeriodSeconds", "25")),
                new Breakage(Rule.SERVICES_DRAIN, "goes before", remove(INGRESS, CONTAINER + "/lifecycle")),
                new Breakage(
                        Rule.SERVICES_DRAIN,
                        "no shell",
                        set(
                                INGRESS,
                                CONTAINER + "/lifecycle/preStop",
                                "{\"exec\": {\"command\": [\"sleep\", \"10\"]}}")),
                new Breakage(
                        Rule.SERVICES_DRAIN,
                        "fewer replicas",
                        set(INGRESS, "/spec/strategy/rollingUpdate/maxUnavailable", "1")),
                new Breakage(
                        Rule.SERVICES_ARE_SPREAD,
                        "zone",
                        set(
                                INGRESS,
                                POD + "/topologySpreadConstraints/0/labelSelector/matchLabels",
                                "{\"app\": \"x\"}")),
                new Breakage(
                        Rule.SERVICES_MAY_BE_DISRUPTED_ONE_BY_ONE,
                        "has 0 budgets",
                        without("PodDisruptionBudget/webhook-ingress")));
    }

    private static List<Breakage> names() {
        var images = Rule.IMAGES_ARE_OURS_AND_PINNED;
        var there = Rule.WHAT_IS_NAMED_IS_THERE;
        return List.of(
                new Breakage(images, "no certain version", image("registry.example.com/qrpay/webhook-ingress:latest")),
                new Breakage(images, "no certain version", image("registry.example.com/qrpay/webhook-ingress")),
                new Breakage(images, "no registry", image("qrpay/webhook-ingress:1.0.0")),
                new Breakage(images, "nobody's here", image("registry.example.com/qrpay/webhook-egress:1.0.0")),
                new Breakage(images, "runs", image("registry.example.com/qrpay/capture-worker:1.0.0")),
                new Breakage(images, "user of its image", set(INGRESS, POD + "/securityContext/runAsUser", "1001")),
                new Breakage(Rule.IS_THERE_ONCE, "2 times", manifests -> concat(manifests, manifests.subList(0, 1))),
                new Breakage(
                        there, "nobody makes key", remove("ExternalSecret/webhook-ingress", "/spec/data/0/secretKey")),
                new Breakage(there, "nobody makes secret", without("ExternalSecret/sales-units")),
                new Breakage(
                        there, "no ConfigMap", set(INGRESS, CONTAINER + "/envFrom/0/configMapRef/name", "\"kafak\"")),
                new Breakage(there, "no volume", set(INGRESS, CONTAINER + "/volumeMounts/0/name", "\"temp\"")),
                new Breakage(
                        there,
                        "no file /etc/qrpay/kafka-redrive/user.p12",
                        set(INITIATOR, CONTAINER + "/volumeMounts/4/mountPath", "\"/etc/qrpay/kafka-letters\"")),
                new Breakage(there, "no ServiceAccount", without("ServiceAccount/webhook-ingress")),
                new Breakage(there, "TriggerAuthentication kafka", without("KafkaUser/keda-kafka")));
    }

    private static List<Breakage> settings() {
        return List.of(
                new Breakage(
                        Rule.SETTINGS_ARE_UNDERSTOOD,
                        "QRPAY_INGRESS_PUBLIC_URI",
                        variable("{\"name\": \"QRPAY_INGRESS_PUBLIC_URI\", \"value\": \"https://x\"}")),
                new Breakage(
                        Rule.SETTINGS_ARE_UNDERSTOOD,
                        "QUARKUS_DATASOURCE_DB_KIND",
                        variable("{\"name\": \"QUARKUS_DATASOURCE_DB_KIND\", \"value\": \"h2\"}")),
                new Breakage(
                        Rule.SETTINGS_ARE_UNDERSTOOD,
                        "KAFKA_BOOTSTRAP_SERVER",
                        variable("{\"name\": \"KAFKA_BOOTSTRAP_SERVER\", \"value\": \"kafka:9092\"}")),
                new Breakage(
                        Rule.SETTINGS_ARE_COMPLETE,
                        "not told QRPAY_INGRESS_PUBLIC_URL",
                        remove(map("webhook-ingress"), "/data/QRPAY_INGRESS_PUBLIC_URL")),
                new Breakage(
                        Rule.SETTINGS_ARE_COMPLETE,
                        "not told QRPAY_CREATION_KEY_SECRET",
                        set(INITIATOR, CONTAINER + "/env", "[]")),
                new Breakage(
                        Rule.SECRETS_ARE_NOT_WRITTEN_OUT,
                        "shows QRPAY_INGRESS_SECRET_KEY",
                        variable("{\"name\": \"QRPAY_INGRESS_SECRET_KEY\", \"value\": \"x\"}")),
                new Breakage(
                        Rule.SECRETS_ARE_NOT_WRITTEN_OUT,
                        "shows QRPAY_CONSOLE_KAFKA_USER_SASL_JAAS",
                        variable("{\"name\": \"QRPAY_CONSOLE_KAFKA_USER_SASL_JAAS\", \"value\": \"x\"}")),
                new Breakage(
                        Rule.SECRETS_ARE_NOT_WRITTEN_OUT,
                        "shows QUARKUS_DATASOURCE_JDBC_URL",
                        set(
                                map("webhook-ingress"),
                                "/data/QUARKUS_DATASOURCE_JDBC_URL",
                                "\"jdbc:postgresql://a:b@c/d\"")),
                new Breakage(
                        Rule.SECRETS_ARE_NOT_WRITTEN_OUT,
                        "in the repository",
                        set("ExternalSecret/backup", "/kind", "\"Secret\"")));
    }

    private static List<Breakage> databases() {
        var own = Rule.DATABASES_ARE_THE_SERVICES_OWN;
        var jobs = Rule.MIGRATIONS_ARE_JOBS;
        var job = "Job/migrate-webhook-ingress";
        return List.of(
                new Breakage(own, "no database of its own", without("Database/webhook-ingress")),
                new Breakage(
                        own,
                        "no database of its own",
                        set("Database/webhook-ingress", "/spec/owner", "\"qr_registry\"")),
                new Breakage(
                        own,
                        "is told to use",
                        set(
                                map("webhook-ingress"),
                                "/data/QUARKUS_DATASOURCE_REACTIVE_URL",
                                "\"postgresql://qrpay-rw:5432/payment_initiator\"")),
                new Breakage(
                        own,
                        "whom it gives its password",
                        set(map("postgres"), "/data/QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "\"require\"")),
                new Breakage(own, "archives nothing", without("ObjectStore/qrpay")),
                new Breakage(own, "never backed up", without("ScheduledBackup/nightly")),
                new Breakage(jobs, "there is no job", without(job)),
                new Breakage(jobs, "does not migrate and end", set(job, CONTAINER + "/env/0/value", "\"false\"")),
                new Breakage(
                        jobs,
                        "another version",
                        set(job, CONTAINER + "/image", "\"registry.example.com/qrpay/webhook-ingress:0.9.0\"")),
                new Breakage(
                        jobs, "no way back", remove(map("postgres"), "/data/QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS")),
                new Breakage(
                        jobs,
                        "migrates by itself",
                        set(map("postgres"), "/data/QUARKUS_FLYWAY_MIGRATE_AT_START", "\"true\"")));
    }

    private static List<Breakage> topics() {
        var same = Rule.TOPICS_ARE_THE_CONTRACTS;
        var rights = Rule.USERS_MAY_WHAT_THEIR_CHANNELS_NEED;
        return List.of(
                new Breakage(same, "payment.event.v1", without("KafkaTopic/payment.event.v1")),
                new Breakage(
                        same,
                        "payment.event.v2",
                        set("KafkaTopic/payment.event.v1", "/metadata/name", "\"payment.event.v2\"")),
                new Breakage(same, "partitions=12", set("KafkaTopic/payment.event.v1", "/spec/partitions", "12")),
                new Breakage(same, "replicas=1", set("KafkaTopic/payment.event.v1", "/spec/replicas", "1")),
                new Breakage(
                        same, "retention.ms=1", set("KafkaTopic/payment.event.v1", "/spec/config/retention.ms", "1")),
                new Breakage(
                        rights,
                        "may needlessly: topic payment.status.v1 Write",
                        set(
                                "KafkaUser/capture-worker-kafka",
                                acl(0) + "/operations",
                                "[\"Read\", \"Describe\", \"Write\"]")),
                new Breakage(
                        rights,
                        "may needlessly: topic p* Read",
                        set(
                                "KafkaUser/capture-worker-kafka",
                                acl(0) + "/resource",
                                "{\"type\": \"topic\", \"name\": \"p\", \"patternType\": \"prefix\"}")),
                new Breakage(
                        rights, "may not: topic qr.status.v1 Write", remove("KafkaUser/qr-registry-kafka", acl(0))),
                new Breakage(
                        rights,
                        "keda-kafka may needlessly",
                        set("KafkaUser/keda-kafka", acl(0) + "/operations", "[\"Describe\", \"Read\"]")),
                new Breakage(rights, "redrive-kafka may not", remove("KafkaUser/redrive-kafka", acl(0))));
    }

    private static List<Breakage> scaling() {
        var rule = Rule.SERVICES_SCALE_BY_WHAT_THEY_READ;
        return List.of(
                new Breakage(rule, "is scaled by 0", without("HorizontalPodAutoscaler/webhook-ingress")),
                new Breakage(rule, "is scaled by 2", set(INGRESS, "/spec/replicas", "3")),
                new Breakage(rule, "single replica", set("ScaledObject/capture-worker", "/spec/minReplicaCount", "1")),
                new Breakage(
                        rule,
                        "the service reads",
                        set(
                                "ScaledObject/capture-worker",
                                "/spec/triggers/0/metadata/consumerGroup",
                                "\"capture-worker\"")),
                new Breakage(
                        rule,
                        "more than 12 replicas",
                        set("ScaledObject/payment-initiator", "/spec/maxReplicaCount", "13")),
                new Breakage(Rule.METRICS_ARE_FOUND, "not watched", without("ServiceMonitor/qrpay")),
                new Breakage(
                        Rule.METRICS_ARE_FOUND,
                        "qr-registry is not watched",
                        set("Service/qr-registry", "/spec/ports/1/name", "\"metrics\"")));
    }

    private static List<Breakage> network() {
        var rule = Rule.POLICIES_ALLOW_WHAT_IS_NEEDED;
        var policy = "NetworkPolicy/webhook-ingress";
        return List.of(
                new Breakage(
                        Rule.NOBODY_SPEAKS_WITHOUT_A_POLICY, "no policy forbids", without("NetworkPolicy/deny-all")),
                new Breakage(
                        Rule.NOBODY_SPEAKS_WITHOUT_A_POLICY,
                        "no policy forbids",
                        set("NetworkPolicy/deny-all", "/spec/egress", "[{}]")),
                new Breakage(rule, "everybody", remove(policy, "/spec/ingress/0/from")),
                new Breakage(rule, ":any", remove(policy, "/spec/egress/0/ports")),
                new Breakage(rule, "webhook-ingress calls", remove(policy, "/spec/egress/0")),
                new Breakage(
                        rule,
                        "capture-worker is called by",
                        set("NetworkPolicy/capture-worker", "/spec/ingress/0/ports/0/port", "\"http\"")),
                new Breakage(
                        rule,
                        "is about nobody",
                        set(policy, "/spec/podSelector/matchLabels/app.kubernetes.io~1name", "\"webhooks\"")),
                new Breakage(rule, "Job migrate-webhook-ingress calls", without("NetworkPolicy/migration")));
    }

    private static List<Breakage> entrance() {
        var keeps = Rule.THE_WAY_IN_KEEPS_HOST_AND_PATH;
        var leads = Rule.THE_WAY_IN_LEADS_TO_WHAT_IS_THERE;
        return List.of(
                new Breakage(
                        keeps,
                        "rewrite-target",
                        set(
                                "Ingress/webhooks",
                                "/metadata/annotations",
                                "{\"nginx.ingress.kubernetes.io/rewrite-target\": \"/\"}")),
                new Breakage(
                        keeps, "the way in is", set("Ingress/webhooks", "/spec/rules/0/host", "\"other.example\"")),
                new Breakage(
                        keeps,
                        "Vipps would be told",
                        set(
                                map("webhook-ingress"),
                                "/data/QRPAY_INGRESS_PUBLIC_URL",
                                "\"http://webhooks.chain.example\"")),
                new Breakage(leads, "no TLS", remove("Ingress/webhooks", "/spec/tls")),
                new Breakage(leads, "is open at", set("Ingress/stores", "/spec/rules/0/http/paths/0/path", "\"/\"")),
                new Breakage(
                        leads,
                        "leads to nobody",
                        set(
                                "Ingress/stores",
                                "/spec/rules/0/http/paths/0/backend/service/port/name",
                                "\"management\"")),
                new Breakage(
                        leads,
                        "payment-initiator is open at []",
                        set("Ingress/stores", "/spec/rules/0/http/paths/0/backend/service/name", "\"qr-registry\"")));
    }

    private static List<Breakage> screens() {
        var rule = Rule.PAGES_HAVE_A_HOST_OF_THEIR_OWN;
        var host = "/spec/rules/0/host";
        return List.of(
                new Breakage(
                        rule,
                        "screens.chain.example is open for [/console of payment-initiator, /console of qr-registry",
                        set("Ingress/codes", host, "\"screens.chain.example\"")),
                new Breakage(rule, "pages of qr-registry are at []", without("Ingress/codes")),
                new Breakage(
                        rule,
                        "and its pages need [/console of",
                        remove("Ingress/screens", "/spec/rules/0/http/paths/7")),
                new Breakage(rule, "lets nobody sign in", remove(map("screens"), "/data/QRPAY_SIGN_IN_ENABLED")),
                new Breakage(
                        rule,
                        "payment-initiator is not told QRPAY_SIGN_IN_CLIENT_SECRET",
                        set(INITIATOR, CONTAINER + "/env", "[]")),
                new Breakage(
                        rule,
                        "by which address people came",
                        remove(map("screens"), "/data/QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING")));
    }

    private static String acl(int number) {
        return "/spec/authorization/acls/" + number;
    }

    /** Generated maps end with a hash of what they hold. */
    private static String map(String name) {
        return "ConfigMap/" + name + "-*";
    }

    private static UnaryOperator<List<Manifest>> image(String image) {
        return set(INGRESS, CONTAINER + "/image", '"' + image + '"');
    }

    private static UnaryOperator<List<Manifest>> variable(String variable) {
        return set(INGRESS, CONTAINER + "/env/0", variable);
    }

    private static UnaryOperator<List<Manifest>> set(String which, String pointer, String json) {
        return edit(which, manifest -> {
            var at = JsonPointer.compile(pointer);
            var last = at.last();
            var parent = manifest.at(at.head());
            if (parent instanceof ArrayNode array) {
                array.set(last.getMatchingIndex(), parsed(json));
            } else {
                ((ObjectNode) parent).set(last.getMatchingProperty(), parsed(json));
            }
        });
    }

    private static UnaryOperator<List<Manifest>> remove(String which, String pointer) {
        return edit(which, manifest -> {
            var at = JsonPointer.compile(pointer);
            assertThat(manifest.at(at).isMissingNode())
                    .as("%s has no %s to remove", which, pointer)
                    .isFalse();
            if (manifest.at(at.head()) instanceof ArrayNode array) {
                array.remove(at.last().getMatchingIndex());
            } else {
                ((ObjectNode) manifest.at(at.head())).remove(at.last().getMatchingProperty());
            }
        });
    }

    private static UnaryOperator<List<Manifest>> without(String which) {
        return manifests -> {
            var rest =
                    manifests.stream().filter(manifest -> !is(manifest, which)).toList();
            assertThat(rest).as("without " + which).hasSizeLessThan(manifests.size());
            return rest;
        };
    }

    private static UnaryOperator<List<Manifest>> edit(String which, Consumer<ObjectNode> edit) {
        return manifests -> {
            assertThat(manifests).as(which).anyMatch(manifest -> is(manifest, which));
            return manifests.stream()
                    .map(manifest -> is(manifest, which) ? edited(manifest, edit) : manifest)
                    .toList();
        };
    }

    private static Manifest edited(Manifest manifest, Consumer<ObjectNode> edit) {
        var copy = ((ObjectNode) manifest.json()).deepCopy();
        edit.accept(copy);
        return new Manifest(copy);
    }

    private static boolean is(Manifest manifest, String which) {
        var named = manifest.kind() + "/" + manifest.name();
        return which.endsWith("*")
                ? named.matches(Pattern.quote(which.substring(0, which.length() - 1)) + "[a-z0-9]{10}")
                : named.equals(which);
    }

    private static List<Manifest> concat(List<Manifest> one, List<Manifest> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
