package io.qrpay.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Points to a record that could not be used, without repeating what it holds: checkouts and check-ins may carry
 * personal data, which never goes to a dead letter topic.
 *
 * @param topic where the record is
 * @param partition the record's partition
 * @param offset the record's offset
 * @param key the record's key where it is readable and well formed
 * @param reason what is wrong with it, naming the field
 */
public record DeadLetter(
        String topic, int partition, long offset, @Nullable String key, String reason) {}
