package io.qrpay.initiator.polling;

import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps this process's GETs within its share of what each set of credentials may ask for. */
@ApplicationScoped
class GetBudget {
    private final PollingConfig config;
    private final SalesUnits salesUnits;
    private final Clock clock;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    GetBudget(PollingConfig config, SalesUnits salesUnits, Clock clock) {
        this.config = config;
        this.salesUnits = salesUnits;
        this.clock = clock;
    }

    /**
     * Those that may be polled now; each is paid for. Urgent ones may take half of what there is before the others, so that
     * neither waits for the other for ever; the rest goes to whoever has waited longest.
     *
     * @param due the longest waiting first
     * @param share of all replicas' budget
     */
    List<Watched> pick(List<Due> due, double share, Instant now) {
        return due.stream()
                .collect(Collectors.groupingBy(
                        one -> credentials(one.payment().payment().msn())))
                .entrySet()
                .stream()
                .flatMap(set -> pick(set.getValue(), allowance(set.getKey()), share, now))
                .toList();
    }

    /** A GET was made that was not picked: a second one, or a repetition. */
    void spendOneMore(String msn) {
        allowance(credentials(msn)).spend(1);
    }

    /** Vipps answered 429. */
    void refused(String msn) {
        allowance(credentials(msn)).refused(clock.instant());
    }

    private Stream<Watched> pick(List<Due> due, Allowance allowance, double share, Instant now) {
        var most = Math.min(due.size(), allowance.available(config.getsPerSecond() * share, now));
        allowance.spend(most);
        return first(due, most).stream().map(Due::payment);
    }

    private static List<Due> first(List<Due> due, int most) {
        if (most == due.size()) {
            return due;
        }
        var urgent = due.stream().filter(Due::urgent).limit((most + 1) / 2).toList();
        var picked = Collections.<Due>newSetFromMap(new IdentityHashMap<>());
        picked.addAll(urgent);
        var others = due.stream().filter(one -> !picked.contains(one)).limit(most - urgent.size());
        return Stream.concat(urgent.stream(), others).toList();
    }

    private Allowance allowance(String credentials) {
        return allowances.computeIfAbsent(credentials, name -> new Allowance(clock.instant()));
    }

    private String credentials(String msn) {
        return salesUnits.credentialsOf(msn).map(Credentials::name).orElse("");
    }
}
