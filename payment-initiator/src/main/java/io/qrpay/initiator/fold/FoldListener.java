package io.qrpay.initiator.fold;

import io.qrpay.contracts.payment.PaymentStatus;
import java.util.Collection;
import java.util.List;

/** Hears of the partitions that this process folds and of the payments in them. Called from the fold's thread: be quick. */
public interface FoldListener {

    /** These came to those that this process has; the topic has {@code ofAll}. */
    void assigned(Collection<Integer> partitions, int ofAll);

    void revoked(Collection<Integer> partitions);

    /** The payment's status is committed and published. */
    void folded(PaymentStatus status, int partition, Attention attention, List<News> news);
}
