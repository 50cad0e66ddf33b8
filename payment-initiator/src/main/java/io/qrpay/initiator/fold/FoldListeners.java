package io.qrpay.initiator.fold;

import io.qrpay.contracts.payment.PaymentStatus;
import java.util.Collection;
import java.util.List;

/** All who listen, as one. */
record FoldListeners(List<FoldListener> all) implements FoldListener {

    @Override
    public void assigned(Collection<Integer> partitions, int ofAll) {
        all.forEach(one -> one.assigned(partitions, ofAll));
    }

    @Override
    public void revoked(Collection<Integer> partitions) {
        all.forEach(one -> one.revoked(partitions));
    }

    @Override
    public void folded(PaymentStatus status, int partition, Attention attention, List<News> news) {
        all.forEach(one -> one.folded(status, partition, attention, news));
    }
}
