package io.qrpay.local.issuer;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where people choose who they are. */
final class SignInPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in to qrpay on this machine</title>
            <link rel="stylesheet" href="/sign-in.css">
            </head>
            <body>
            <main>
            <h1>Who are you?</h1>
            <p>An issuer for trying qrpay on this machine. It asks for no password.</p>
            <form method="post" action="/authorize?%s">
            %s
            </form>
            </main>
            </body>
            </html>
            """;
    private static final String BUTTON = """
            <button name="account" value="%s"><strong>%s</strong> <span>%s</span></button>""";

    static final String STYLE = """
            body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; color: #14231f; background: #f5f7f6; }
            main { max-width: 30rem; margin: 10vh auto; padding: 0 1rem; }
            button { display: block; width: 100%; margin: 0.75rem 0; padding: 0.875rem 1.25rem; font: inherit; text-align: left;
              color: inherit; background: #fff; border: 1px solid #6b7d77; border-radius: 0.75rem; cursor: pointer; }
            button:hover { border-color: #0b5d4e; }
            button:focus-visible { outline: 3px solid #0b5d4e; outline-offset: 2px; }
            strong { display: block; }
            """;

    private SignInPage() {}

    /** @param query what the service asked, as it came; goes along with the answer */
    static String html(String query) {
        var buttons = Arrays.stream(Account.values())
                .map(account -> BUTTON.formatted(account.role(), account.role(), account.title()))
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(escaped(query), buttons);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
