package io.qrpay.problem;

import java.util.Locale;

/** A problem of our own, as an enum of a service; {@code docs/problems.md} says of each what to do. */
public interface ProblemType {

    /** The constant's. */
    String name();

    /** The HTTP status that it is told with. */
    int status();

    /** One sentence for people. */
    String title();

    /** What callers branch on. */
    default String uri() {
        return "urn:qrpay:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
