package io.qrpay.simulator.phone;

import io.qrpay.simulator.code.Code;
import io.qrpay.simulator.code.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Reads what a code says, the address of a code, or a reference. Only what this simulator knows leads anywhere. */
@ApplicationScoped
class Scanning {

    private static final int LONGEST = 2000;
    private static final Pattern TOKEN = Pattern.compile("[?&/]token=([\\w.-]+)");
    private static final Pattern PRINT = Pattern.compile("/(?:scan|codes)/([\\w-]+)");
    private static final String UNKNOWN =
            "This is no code, address or reference of this simulator. Paste all that the code says.";

    private final Questions questions;
    private final Codes codes;

    Scanning(Questions questions, Codes codes) {
        this.questions = questions;
        this.codes = codes;
    }

    Scanned read(String text) {
        if (text.isEmpty()) {
            return new Scanned.Nothing("Paste what the code says, the address of a code, or a payment's reference.");
        }
        return text.length() > LONGEST
                ? new Scanned.Nothing("This is too long for a code: at most " + LONGEST + " characters.")
                : readShort(text);
    }

    private Scanned readShort(String text) {
        var token = TOKEN.matcher(text);
        var print = PRINT.matcher(text);
        if (token.find()) {
            return asked(token.group(1));
        }
        return print.find() ? print(print.group(1)) : named(text);
    }

    private Scanned asked(String token) {
        return questions.find(token).isPresent() ? new Scanned.Asked(token) : new Scanned.Nothing(UNKNOWN);
    }

    private Scanned print(String token) {
        return switch (codes.findPrint(token)) {
            case Codes.Found.Living living -> living(living.code());
            case Codes.Found.Dead dead -> new Scanned.Nothing("This code was deleted, or its time is over.");
            case Codes.Found.Unknown unknown -> asked(token);
        };
    }

    private static Scanned living(Code code) {
        return switch (code) {
            case Code.Redirect redirect -> new Scanned.Page(redirect.redirectUrl());
            case Code.Callback callback -> new Scanned.Sticker(callback);
        };
    }

    private Scanned named(String name) {
        var found = questions.named(name);
        return switch (found.size()) {
            case 0 -> asked(name);
            case 1 -> new Scanned.Asked(found.getFirst().token());
            default ->
                new Scanned.Nothing("Several sales units have this reference: write %s/%s, say."
                        .formatted(found.getFirst().screen().msn(), name));
        };
    }
}
