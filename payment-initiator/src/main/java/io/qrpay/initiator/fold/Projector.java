package io.qrpay.initiator.fold;

import java.util.List;
import java.util.Map;

/** Keeps the projection. */
interface Projector {

    /**
     * Adds the batch's facts and projects the payments that it speaks of.
     *
     * @return the payments that have a status, sorted by key
     * @throws DatabaseTrouble when the database did not take it: nothing is written then, or all of it; or when it knows less
     *     than it told or took before
     */
    List<Folded> project(Batch batch);

    /**
     * By partition, the version that comes after the last fact that was projected; none for a partition without any.
     *
     * @throws DatabaseTrouble when the database did not tell
     */
    Map<Integer, Long> foldedTo();
}
