package io.qrpay.simulator.customer;

/** Draws the phone's screen. */
final class PhonePage {

    private static final String FRAME = """
            <!doctype html><html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1"><title>Simulated payment</title>
            <style>body{font:1.2rem system-ui;max-width:24rem;margin:2rem auto;padding:0 1rem;text-align:center}
            button{font:inherit;width:100%%;padding:1rem;margin:.4rem 0}strong{font-size:2.2rem}</style>
            <p>Simulated Vipps MobilePay: no money moves.</p>%s</html>
            """;

    private static final String QUESTION = """
            <p><strong>%s</strong><p>%s<p>Sales unit %s, %s
            <form method="post"><button formaction="/phone/approve?token=%5$s">Pay</button>
            <button formaction="/phone/decline?token=%5$s">Decline</button></form>
            """;

    private PhonePage() {}

    static String of(Screen screen, String token) {
        return screen.isQuestion()
                ? FRAME.formatted(question(screen, token))
                : FRAME.formatted("<p><strong>%s</strong><p>%s".formatted(screen.state(), moneyOf(screen)));
    }

    static String unknown() {
        return FRAME.formatted("<p>There is no such payment.");
    }

    /** The token was found to be one of ours, so it needs no escaping. */
    private static String question(Screen screen, String token) {
        return QUESTION.formatted(moneyOf(screen), escaped(screen.text()), screen.msn(), screen.reference(), token);
    }

    private static String moneyOf(Screen screen) {
        return "%d.%02d %s".formatted(screen.amount() / 100, screen.amount() % 100, screen.currency());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
