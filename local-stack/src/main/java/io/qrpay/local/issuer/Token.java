package io.qrpay.local.issuer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Prints an access token for the demo, or the keys that verify it. */
public final class Token {
    private static final int WRONG_USE = 2;
    private static final int MOST_HOURS = 24 * 365;
    private static final List<String> ROLES = List.of("till", "store-manager", "operator", "auditor");

    private final List<String> roles = new ArrayList<>();
    private final List<String> stores = new ArrayList<>();
    private Duration life = Duration.ofHours(12);
    private boolean publicKeys;

    private Token() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(read(List.of(arguments)).print(Path.of("").toAbsolutePath()));
        } catch (IllegalArgumentException e) {
            System.err.println("qrpay: " + e.getMessage() + "; ./qrpay help shows what there is.");
            System.exit(WRONG_USE);
        }
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Token read(List<String> arguments) {
        var token = new Token();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            token.read(rest.next(), rest);
        }
        if (token.roles.isEmpty() && !token.publicKeys) {
            throw new IllegalArgumentException("a token wants a --role: " + String.join(", ", ROLES));
        }
        return token;
    }

    private void read(String name, Iterator<String> values) {
        switch (name) {
            case "--role" -> roles.add(role(value(name, values)));
            case "--store" -> stores.add(value(name, values));
            case "--hours" -> life = hours(value(name, values));
            case "--public-keys" -> publicKeys = true;
            default -> throw new IllegalArgumentException("token has no option " + name);
        }
    }

    private static String value(String name, Iterator<String> values) {
        if (!values.hasNext()) {
            throw new IllegalArgumentException(name + " wants a value");
        }
        return values.next();
    }

    private static String role(String name) {
        if (!ROLES.contains(name)) {
            throw new IllegalArgumentException("there is no role " + name + ", only " + String.join(", ", ROLES));
        }
        return name;
    }

    private static Duration hours(String text) {
        if (text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= MOST_HOURS) {
            return Duration.ofHours(Integer.parseInt(text));
        }
        throw new IllegalArgumentException("--hours wants a number from 1 to " + MOST_HOURS + ", not '" + text + "'");
    }

    String print(Path project) {
        var tokens = AccessTokens.of(project);
        return publicKeys ? tokens.publicKeys() : tokens.token(life, roles, stores);
    }
}
