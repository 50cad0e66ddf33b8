package io.qrpay.k8s;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold of docker-compose.yml. {@link ComposeTest} shows for each that it notices. */
enum ComposeRule {
    CONTAINERS_MAY_LITTLE(Containers::mayMuch),
    PORTS_ARE_THIS_MACHINES_AND_RIGHT(Containers::wrongPorts),
    HEALTH_IS_ASKED_WHERE_IT_IS_TOLD(Containers::unhealthy),
    WHAT_IS_NEEDED_IS_WAITED_FOR(Containers::hasty),
    IMAGES_ARE_OURS_AND_PINNED(Containers::wrongImages),
    SETTINGS_ARE_UNDERSTOOD(Containers::notUnderstood),
    SETTINGS_ARE_COMPLETE(Containers::missing),
    ADDRESSES_LEAD_TO_CONTAINERS(Containers::lost),
    DATABASES_ARE_THE_SERVICES_OWN(Containers::shared),
    TOPICS_ARE_THE_CONTRACTS(Containers::wrongTopics),
    BROKER_IS_THAT_OF_THE_LOCAL_CLUSTER(Containers::otherBroker),
    FILES_ARE_THERE_AND_ONLY_READ(Containers::missingFiles);

    @SuppressWarnings("ImmutableEnumChecker") // method references
    private final Function<Compose, Stream<String>> violations;

    ComposeRule(Function<Compose, Stream<String>> violations) {
        this.violations = violations;
    }

    /** A sentence each; none where the rule is kept. */
    List<String> violations(Compose compose) {
        return violations.apply(compose).toList();
    }
}
