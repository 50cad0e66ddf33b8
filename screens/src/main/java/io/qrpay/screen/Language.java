package io.qrpay.screen;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that all pages speak. */
@TemplateData
public enum Language {
    ENGLISH("en", "en-IE"),
    NORWEGIAN("nb", "nb-NO"),
    DANISH("da", "da-DK"),
    FINNISH("fi", "fi-FI"),
    SWEDISH("sv", "sv-SE");

    private final Locale locale;
    private final Locale numbers;

    Language(String tag, String numbers) {
        this.locale = Locale.forLanguageTag(tag);
        this.numbers = Locale.forLanguageTag(numbers);
    }

    /** By which texts are found; as {@code lang} of a page. */
    public Locale locale() {
        return locale;
    }

    /** By which amounts and times are written. */
    Locale numbers() {
        return numbers;
    }

    /** That of a store; English when it is not known. */
    public static Language of(Optional<Locale> locale) {
        return locale.flatMap(known -> of(known.toLanguageTag())).orElse(ENGLISH);
    }

    /** That of a tag such as {@code nb} or {@code sv-FI}; {@code no} is Norwegian, too. */
    public static Optional<Language> of(String tag) {
        var wanted = Locale.forLanguageTag(tag.strip()).getLanguage();
        var known = wanted.equals("no") || wanted.equals("nn") ? NORWEGIAN.locale.getLanguage() : wanted;
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(known))
                .findFirst();
    }

    /** What a browser likes best of those that are spoken; English when it likes none. */
    public static Language preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .flatMap(range -> of(range.getRange()).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
