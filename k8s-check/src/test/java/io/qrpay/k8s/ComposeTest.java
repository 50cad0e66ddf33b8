package io.qrpay.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docker-compose.yml keeps each rule, and each rule notices a file that breaks it. */
class ComposeTest {
    /** What is done to the file's text, and what is to be said about it. */
    record Breakage(ComposeRule rule, String said, String from, String to) {
        @Override
        public String toString() {
            return rule + ": " + said;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepRule(ComposeRule rule) {
        // When
        var violations = rule.violations(Compose.of(Compose.file()));

        // Then
        assertThat(violations).as("docker-compose.yml, %s", rule).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void shouldNoticeWhenTheFileIsBroken(Breakage breakage) {
        // Given
        var whole = Compose.file();
        assertThat(whole).contains(breakage.from());

        // When
        var violations = breakage.rule().violations(Compose.of(whole.replace(breakage.from(), breakage.to())));

        // Then
        assertThat(violations).isNotEmpty().anyMatch(violation -> violation.contains(breakage.said()));
    }

    @Test
    void shouldHaveABrokenExampleOfEachRule() {
        assertThat(breakages().map(Breakage::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ComposeRule.values());
    }

    static Stream<Breakage> breakages() {
        return Stream.of(may(), reach(), names(), told()).flatMap(found -> found);
    }

    private static Stream<Breakage> may() {
        var rule = ComposeRule.CONTAINERS_MAY_LITTLE;
        return Stream.of(
                new Breakage(rule, "kafka writes to its image", "read_only: true", "read_only: false"),
                new Breakage(rule, "topics keeps capabilities", "cap_drop: [ALL]", "cap_drop: [NET_RAW]"),
                new Breakage(rule, "may escalate", "no-new-privileges:true", "no-new-privileges:false"),
                new Breakage(rule, "postgres is root", "user: \"999:999\"", "user: \"0:999\""),
                new Breakage(rule, "kafka has no limit", "mem_limit: 1g", "mem_swappiness: 0"),
                new Breakage(rule, "kafka has network_mode", "mem_limit: 1g", "network_mode: host"));
    }

    private static Stream<Breakage> reach() {
        var ports = ComposeRule.PORTS_ARE_THIS_MACHINES_AND_RIGHT;
        var health = ComposeRule.HEALTH_IS_ASKED_WHERE_IT_IS_TOLD;
        var waits = ComposeRule.WHAT_IS_NEEDED_IS_WAITED_FOR;
        return Stream.of(
                new Breakage(ports, "postgres is open to others", "127.0.0.1:${QRPAY_PORTS:-}5432", "0.0.0.0:5432"),
                new Breakage(ports, "vipps-simulator does not listen at 8080", "8085:8085", "8085:8080"),
                new Breakage(ports, "has the port of another", "8083:8080", "8081:8080"),
                new Breakage(
                        health, "postgres does not say", "healthcheck:\n      # By TCP", "x-health:\n      # By TCP"),
                new Breakage(
                        health,
                        "tells its health elsewhere",
                        "localhost:9005/q/health/ready",
                        "localhost:8085/q/health/ready"),
                new Breakage(health, "which is not there", "local.container.Health", "local.container.Healthy"),
                new Breakage(
                        waits,
                        "topics waits for kafka in vain",
                        "kafka: { condition: service_healthy }",
                        "kafka: { condition: service_started }"),
                new Breakage(
                        waits,
                        "capture-worker waits for topics in vain",
                        "service_completed_successfully",
                        "service_healthy"),
                new Breakage(
                        waits,
                        "payment-initiator does not wait for issuer",
                        "issuer: { condition: service_healthy }\n",
                        "\n"));
    }

    private static Stream<Breakage> names() {
        var images = ComposeRule.IMAGES_ARE_OURS_AND_PINNED;
        var files = ComposeRule.FILES_ARE_THERE_AND_ONLY_READ;
        return Stream.of(
                new Breakage(images, "of no certain version", "image: postgres:17", "image: postgres"),
                new Breakage(images, "capture-worker runs", "qrpay/capture-worker:local", "qrpay/qr-registry:local"),
                new Breakage(images, "is built of another service", "SERVICE: capture-worker", "SERVICE: qr-registry"),
                new Breakage(images, "is built by nothing", "images/Dockerfile.issuer", "images/Dockerfile.token"),
                new Breakage(images, "the user of its image", "user: \"10001:10001\"", "user: \"10002:10001\""),
                new Breakage(files, "may write to", "topics.txt:ro", "topics.txt"),
                new Breakage(files, "which is not there", "./compose/databases.sql", "./compose/database.sql"),
                new Breakage(
                        ComposeRule.TOPICS_ARE_THE_CONTRACTS,
                        "in the contracts",
                        "/etc/qrpay/topics.txt:ro",
                        "/etc/qrpay/topic.txt:ro"));
    }

    private static Stream<Breakage> told() {
        var understood = ComposeRule.SETTINGS_ARE_UNDERSTOOD;
        var complete = ComposeRule.SETTINGS_ARE_COMPLETE;
        var leads = ComposeRule.ADDRESSES_LEAD_TO_CONTAINERS;
        var databases = ComposeRule.DATABASES_ARE_THE_SERVICES_OWN;
        return Stream.of(
                new Breakage(
                        understood, "is told QRPAY_CREATION_KEY", "QRPAY_CREATION_KEY_SECRET", "QRPAY_CREATION_KEY"),
                new Breakage(understood, "vipps-simulator is told", "WEBHOOKS_ALLOW_HOSTS", "WEBHOOK_ALLOW_HOSTS"),
                new Breakage(
                        complete,
                        "is not told QRPAY_INGRESS_SECRET_KEY",
                        "QRPAY_INGRESS_SECRET_KEY",
                        "QRPAY_INGRESS_SECRET"),
                new Breakage(
                        complete,
                        "capture-worker is not told KAFKA_BOOTSTRAP_SERVERS",
                        "<<: [*kafka, *sales-units, *traces]",
                        "<<: [*sales-units]"),
                new Breakage(leads, "looks for somebody at kafka:9095", "\"kafka:9092\"", "\"kafka:9095\""),
                new Breakage(
                        leads,
                        "looks for somebody at http://identity:8086",
                        "http://issuer:8086",
                        "http://identity:8086"),
                new Breakage(leads, "the sales units' file", "vipps-simulator:\n    <<", "vipps:\n    <<"),
                new Breakage(
                        databases,
                        "uses another's database",
                        "postgres:5432/qr_registry",
                        "postgres:5432/webhook_ingress"),
                new Breakage(databases, "has no role of its own", "USERNAME: qr_registry", "USERNAME: postgres"),
                new Breakage(
                        ComposeRule.BROKER_IS_THAT_OF_THE_LOCAL_CLUSTER,
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE is true",
                        "AUTO_CREATE_TOPICS_ENABLE: \"false\"",
                        "AUTO_CREATE_TOPICS_ENABLE: \"true\""));
    }
}
