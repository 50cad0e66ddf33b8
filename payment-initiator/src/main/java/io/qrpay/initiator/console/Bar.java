package io.qrpay.initiator.console;

import io.qrpay.access.Reach;
import io.qrpay.access.Role;
import io.quarkus.qute.TemplateData;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * What is above each page: who is signed in, and where they may go.
 *
 * @param page the one that is open
 * @param mayRun whether they see how qrpay runs
 * @param mayChange whether they may change anything
 */
@TemplateData
record Bar(String who, Page page, boolean mayRun, boolean mayChange) {

    /** By their paths below {@code /console}. */
    public enum Page {
        PAYMENTS(""),
        DAY("/day"),
        RUNNING("/running");

        private final String path;

        Page(String path) {
            this.path = path;
        }

        public String path() {
            return "/console" + path;
        }
    }

    public boolean isPayments() {
        return page == Page.PAYMENTS;
    }

    public boolean isDay() {
        return page == Page.DAY;
    }

    public boolean isRunning() {
        return page == Page.RUNNING;
    }

    static Bar of(SecurityIdentity person, Reach reach, Page page) {
        var runs = person.hasRole(Role.OPERATOR) || person.hasRole(Role.AUDITOR);
        var changes = person.hasRole(Role.OPERATOR) || person.hasRole(Role.STORE_MANAGER);
        return new Bar(person.getPrincipal().getName(), page, runs && reach.covers(null), changes);
    }
}
