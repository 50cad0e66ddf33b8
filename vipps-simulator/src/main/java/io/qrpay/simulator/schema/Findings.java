package io.qrpay.simulator.schema;

import io.qrpay.simulator.answer.Detail;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one body, each field by its path, e.g. {@code receipt.orderLines[0].taxRate}. */
public final class Findings {

    private static final int MOST = 50;

    private final boolean rejectUnknown;
    private final List<Detail> details = new ArrayList<>(0);

    public Findings(boolean rejectUnknown) {
        this.rejectUnknown = rejectUnknown;
    }

    public void add(String path, String reason) {
        if (details.size() < MOST) {
            details.add(new Detail(path, reason));
        }
    }

    public boolean isEmpty() {
        return details.isEmpty();
    }

    public List<Detail> details() {
        return details;
    }

    boolean rejectsUnknown() {
        return rejectUnknown;
    }
}
