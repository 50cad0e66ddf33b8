package io.qrpay.registry.sheet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page; every text on it is escaped. */
@CheckedTemplate
final class SheetTemplates {

    private SheetTemplates() {}

    /** @param base where images and style are, seen from the page */
    static native TemplateInstance sheet(Sheet sheet, String base);
}
