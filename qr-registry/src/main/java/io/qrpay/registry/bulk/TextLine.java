package io.qrpay.registry.bulk;

/**
 * One line of a file; of CSV one record, which may go over several lines.
 *
 * @param number where it begins, from 1
 */
record TextLine(int number, String text) {}
