package io.qrpay.screen;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Pages that every service has, {@code templates}. */
@CheckedTemplate(basePath = "")
final class ScreenTemplates {
    private ScreenTemplates() {}

    static native TemplateInstance trouble(Obstacle obstacle);
}
