package io.qrpay.registry.console;

import io.qrpay.access.Reach;
import io.qrpay.access.Role;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/**
 * Who looks at a page.
 *
 * @param mayChange whether they may change codes at all
 * @param isOperator whether files of codes are theirs
 * @param seesAll whether they look at what belongs to no store
 * @param reachesAll whether every store is, and what belongs to none
 * @param stores those that are, when not all are
 */
@TemplateData
record Viewer(boolean mayChange, boolean isOperator, boolean seesAll, boolean reachesAll, List<String> stores) {

    static Viewer of(SecurityContext who, Reach reach) {
        var isOperator = who.isUserInRole(Role.OPERATOR);
        return new Viewer(
                isOperator || who.isUserInRole(Role.STORE_MANAGER),
                isOperator,
                reach.covers(null) && (isOperator || who.isUserInRole(Role.AUDITOR)),
                reach.covers(null),
                reach.stores().stream().sorted().toList());
    }

    public boolean mayImport() {
        return isOperator && reachesAll;
    }

    /** Whose stores are known chooses among them. */
    public boolean chooses() {
        return !reachesAll;
    }
}
