package io.qrpay.local.process;

import io.qrpay.local.tls.LocalCertificate;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RunningStack} is made of.
 *
 * @param project the checked out project, with its packaged applications
 * @param folder where logs and files go
 * @param stores the chain
 * @param timeFactor how much faster than ours the simulator's time runs: at 60 the customer's ten minutes are ten seconds
 * @param partitions most partitions of a topic
 * @param jvmOptions of every service
 * @param nativeBinaries whether the services run as native binaries, which the simulator never does
 * @param services those that run from the start, beside the simulator
 * @param tls what Vipps, broker and database show to services that speak to them over TLS only; null for plain text
 * @param settings further settings of a service, as environment variables
 */
public record StackPlan(
        Path project,
        Path folder,
        List<Store> stores,
        int timeFactor,
        int partitions,
        List<String> jvmOptions,
        boolean nativeBinaries,
        Set<Service> services,
        @Nullable LocalCertificate tls,
        Map<Service, Map<String, String>> settings) {
    private static final String NATIVE = "qrpay.native";
    private static final Set<Service> PAYING =
            EnumSet.of(Service.PAYMENT_INITIATOR, Service.WEBHOOK_INGRESS, Service.CAPTURE_WORKER);
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public StackPlan {
        stores = List.copyOf(stores);
        jvmOptions = List.copyOf(jvmOptions);
        services = Set.copyOf(services);
        settings = Map.copyOf(settings);
    }

    /**
     * Four stores, the vendor's own pace, all that a payment needs as small services that start fast: jars, or binaries
     * when this JVM was started with {@code -Dqrpay.native=true}.
     */
    public static StackPlan of(Path project, Path folder) {
        return new StackPlan(
                project, folder, Store.several(4), 1, 12, SMALL, Boolean.getBoolean(NATIVE), PAYING, null, Map.of());
    }

    public StackPlan withStores(List<Store> stores) {
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, tls, settings);
    }

    public StackPlan withTimeFactor(int timeFactor) {
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, tls, settings);
    }

    public StackPlan withPartitions(int partitions) {
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, tls, settings);
    }

    public StackPlan withJvmOptions(String... jvmOptions) {
        return new StackPlan(
                project,
                folder,
                stores,
                timeFactor,
                partitions,
                List.of(jvmOptions),
                nativeBinaries,
                services,
                tls,
                settings);
    }

    public StackPlan withNativeBinaries(boolean nativeBinaries) {
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, tls, settings);
    }

    public StackPlan withServices(Service... services) {
        return new StackPlan(
                project,
                folder,
                stores,
                timeFactor,
                partitions,
                jvmOptions,
                nativeBinaries,
                Set.of(services),
                tls,
                settings);
    }

    /** Services speak TLS with Vipps, broker and database, and nothing else. Tests do as they like. */
    public StackPlan withTls(LocalCertificate shown) {
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, shown, settings);
    }

    /** Adds a setting of one service. */
    public StackPlan with(Service service, String variable, String value) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        all.putAll(settings);
        var one = new HashMap<>(settingsOf(service));
        one.put(variable, value);
        all.put(service, one);
        return new StackPlan(
                project, folder, stores, timeFactor, partitions, jvmOptions, nativeBinaries, services, tls, all);
    }

    /** Options of a service, with whom it believes. */
    List<String> options() {
        return tls == null
                ? jvmOptions
                : Stream.concat(jvmOptions.stream(), tls.trust().stream()).toList();
    }

    Map<String, String> settingsOf(Service service) {
        return settings.getOrDefault(service, Map.of());
    }
}
