package io.qrpay.local.issuer;

import java.util.List;

/** Who can sign in at the local issuer: one account per role, without a password. */
enum Account {
    TILL("till", "Tove at the till", List.of("store-1")),
    STORE_MANAGER("store-manager", "Stig, who runs store-1", List.of("store-1")),
    OPERATOR("operator", "Oda, who runs qrpay", List.of("*")),
    AUDITOR("auditor", "Aksel, who looks at everything", List.of("*"));

    private final String role;
    private final String title;
    private final List<String> stores;

    Account(String role, String title, List<String> stores) {
        this.role = role;
        this.title = title;
        this.stores = stores;
    }

    /** As access tokens name it; the account's name, too. */
    String role() {
        return role;
    }

    String title() {
        return title;
    }

    List<String> stores() {
        return stores;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    static Account named(String role) {
        return List.of(values()).stream()
                .filter(account -> account.role.equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + role));
    }
}
