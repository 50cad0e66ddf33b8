package io.qrpay.ingress.event;

import java.util.function.Predicate;

/** The sales units that a registration may speak of. */
public sealed interface Scope {

    /** One: the vendor promises that nothing of another comes. */
    record SalesUnit(String msn) implements Scope {}

    /**
     * Those of a partner, who may have more of them than qrpay knows.
     *
     * @param name what the configuration calls the partner's credentials
     * @param isOurs whether a merchant serial number is that of a sales unit of ours
     */
    record Partner(String name, Predicate<String> isOurs) implements Scope {}
}
