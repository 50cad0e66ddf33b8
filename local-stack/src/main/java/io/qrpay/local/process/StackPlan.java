package io.qrpay.local.process;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link RunningStack} is made of.
 *
 * @param project the checked out project, with its packaged applications
 * @param folder where logs and files go
 * @param stores the chain
 * @param timeFactor how much faster than ours the simulator's time runs: at 60 the customer's ten minutes are ten seconds
 * @param partitions most partitions of a topic
 * @param jvmOptions of every service
 * @param settings further settings of a service, as environment variables
 */
public record StackPlan(
        Path project,
        Path folder,
        List<Store> stores,
        int timeFactor,
        int partitions,
        List<String> jvmOptions,
        Map<Service, Map<String, String>> settings) {
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public StackPlan {
        stores = List.copyOf(stores);
        jvmOptions = List.copyOf(jvmOptions);
        settings = Map.copyOf(settings);
    }

    /** Four stores, the vendor's own pace, small services that start fast. */
    public static StackPlan of(Path project, Path folder) {
        return new StackPlan(project, folder, Store.several(4), 1, 12, SMALL, Map.of());
    }

    public StackPlan withStores(List<Store> stores) {
        return new StackPlan(project, folder, stores, timeFactor, partitions, jvmOptions, settings);
    }

    public StackPlan withTimeFactor(int timeFactor) {
        return new StackPlan(project, folder, stores, timeFactor, partitions, jvmOptions, settings);
    }

    public StackPlan withPartitions(int partitions) {
        return new StackPlan(project, folder, stores, timeFactor, partitions, jvmOptions, settings);
    }

    public StackPlan withJvmOptions(String... jvmOptions) {
        return new StackPlan(project, folder, stores, timeFactor, partitions, List.of(jvmOptions), settings);
    }

    /** Adds a setting of one service. */
    public StackPlan with(Service service, String variable, String value) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        all.putAll(settings);
        var one = new HashMap<>(settingsOf(service));
        one.put(variable, value);
        all.put(service, one);
        return new StackPlan(project, folder, stores, timeFactor, partitions, jvmOptions, all);
    }

    Map<String, String> settingsOf(Service service) {
        return settings.getOrDefault(service, Map.of());
    }
}
