package io.qrpay.capture.operation;

import io.qrpay.contracts.payment.Fact;
import java.util.List;

/** What became of an operation that was due, and what there is to tell about it. */
public sealed interface Settlement {

    DueOperation due();

    List<Fact> facts();

    /** Vipps did it now. */
    record Done(DueOperation due, Fact fact) implements Settlement {
        @Override
        public List<Fact> facts() {
            return List.of(fact);
        }
    }

    /** The books of Vipps show that it was done before, or that there is nothing left to do. */
    record Found(DueOperation due, List<Fact> facts) implements Settlement {
        public Found {
            facts = List.copyOf(facts);
        }
    }

    /** Vipps will not do it by this attempt. */
    record Refused(DueOperation due, Fact fact) implements Settlement {
        @Override
        public List<Fact> facts() {
            return List.of(fact);
        }
    }

    /** Whether it was done is not known yet; the same attempt is brought again. */
    record Deferred(DueOperation due, Fact fact) implements Settlement {
        @Override
        public List<Fact> facts() {
            return List.of(fact);
        }
    }

    /** This process settled the attempt a while ago and told so. */
    record Known(DueOperation due) implements Settlement {
        @Override
        public List<Fact> facts() {
            return List.of();
        }
    }
}
