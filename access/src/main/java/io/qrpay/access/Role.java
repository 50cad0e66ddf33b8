package io.qrpay.access;

/** What a caller may do, by the names that access tokens use. {@code docs/security.md} lists what each role may. */
public final class Role {
    /** Sells: asks for payments, takes, cancels and refunds them, follows them. */
    public static final String TILL = "till";

    /** Runs stores: all that a till may, their days and their printed codes. */
    public static final String STORE_MANAGER = "store-manager";

    /** Runs qrpay: everything, files of codes too. */
    public static final String OPERATOR = "operator";

    /** Looks at everything and changes nothing. */
    public static final String AUDITOR = "auditor";

    private Role() {}
}
