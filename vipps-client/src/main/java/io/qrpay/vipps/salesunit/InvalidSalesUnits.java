package io.qrpay.vipps.salesunit;

import java.util.List;

/** The configuration file of the sales units has errors; each names its entry. */
public final class InvalidSalesUnits extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 20;

    InvalidSalesUnits(List<String> errors) {
        super("the sales units file has " + errors.size() + " error(s): " + shown(errors));
    }

    private static String shown(List<String> errors) {
        var first = String.join("; ", errors.subList(0, Math.min(MOST_SHOWN, errors.size())));
        return errors.size() > MOST_SHOWN ? first + "; …" : first;
    }
}
