package io.qrpay.k8s;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold of each overlay. {@link BrokenManifestTest} shows for each that it notices. */
enum Rule {
    FITS_ITS_SCHEMA(cluster -> cluster.manifests().stream()
            .flatMap(manifest -> Schemas.violations(manifest).stream().map(violation -> manifest + ": " + violation))),
    IS_THERE_ONCE(Names::repeated),
    NAMESPACE_IS_RESTRICTED(Pods::unrestrictedNamespaces),
    PODS_ARE_RESTRICTED(Pods::unrestricted),
    PODS_HAVE_ROOM(Pods::withoutRoom),
    SERVICES_ARE_PROBED(Pods::unprobed),
    SERVICES_DRAIN(Pods::cutOff),
    SERVICES_ARE_SPREAD(Pods::crowded),
    SERVICES_MAY_BE_DISRUPTED_ONE_BY_ONE(Pods::unguarded),
    IMAGES_ARE_OURS_AND_PINNED(Images::wrong),
    WHAT_IS_NAMED_IS_THERE(Names::dangling),
    SETTINGS_ARE_UNDERSTOOD(Environment::notUnderstood),
    SETTINGS_ARE_COMPLETE(Environment::missing),
    SECRETS_ARE_NOT_WRITTEN_OUT(Environment::writtenOut),
    DATABASES_ARE_THE_SERVICES_OWN(Databases::wrong),
    MIGRATIONS_ARE_JOBS(Databases::unmigrated),
    TOPICS_ARE_THE_CONTRACTS(Topics::different),
    USERS_MAY_WHAT_THEIR_CHANNELS_NEED(Topics::overOrUnderPrivileged),
    SERVICES_SCALE_BY_WHAT_THEY_READ(Scaling::wrong),
    NOBODY_SPEAKS_WITHOUT_A_POLICY(Network::open),
    POLICIES_ALLOW_WHAT_IS_NEEDED(Network::different),
    THE_WAY_IN_KEEPS_HOST_AND_PATH(Entrance::rewritten),
    THE_WAY_IN_LEADS_TO_WHAT_IS_THERE(Entrance::misled),
    PAGES_HAVE_A_HOST_OF_THEIR_OWN(Screens::scattered),
    METRICS_ARE_FOUND(Watching::unseen);

    @SuppressWarnings("ImmutableEnumChecker") // method references
    private final Function<Cluster, Stream<String>> violations;

    Rule(Function<Cluster, Stream<String>> violations) {
        this.violations = violations;
    }

    /** A sentence each; none where the rule is kept. */
    List<String> violations(Cluster cluster) {
        return violations.apply(cluster).toList();
    }
}
