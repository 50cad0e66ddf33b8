package io.qrpay.initiator.display;

import io.qrpay.contracts.payment.SoldLine;
import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/** The pages of displays, {@code templates/display}. */
@TemplateData(target = SoldLine.class)
@CheckedTemplate(basePath = "display")
final class DisplayTemplates {
    private DisplayTemplates() {}

    /**
     * All of a display.
     *
     * @param stream where its changes come from
     */
    static native TemplateInstance page(DisplayView view, Language language, String stream);

    /** What changes of it. */
    static native TemplateInstance page$view(DisplayView view, Language language);

    /** For a link that is good for nothing. */
    static native TemplateInstance closed(Language language);
}
