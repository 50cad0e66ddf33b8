package io.qrpay.screen;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;

/** Writes money as people of a language do. */
public final class Amounts {
    private Amounts() {}

    /**
     * The amount with its currency.
     *
     * @param minorUnits e.g. øre
     * @param currency ISO 4217
     * @throws IllegalArgumentException when there is no such currency
     */
    public static String written(long minorUnits, String currency, Language language) {
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(language.numbers());
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()));
    }
}
