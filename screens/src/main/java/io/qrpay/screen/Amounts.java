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
        var amount = BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits());
        var locale = language.numbers();
        // English puts a currency first, and one that has no sign there would touch its number: NOK49.00.
        return language == Language.ENGLISH && unit.getSymbol(locale).equals(currency)
                ? format(NumberFormat.getNumberInstance(locale), unit).format(amount) + '\u00a0' + currency
                : format(NumberFormat.getCurrencyInstance(locale), unit).format(amount);
    }

    private static NumberFormat format(NumberFormat format, Currency unit) {
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format;
    }
}
