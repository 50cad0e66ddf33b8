package io.qrpay.simulator.phone;

import io.qrpay.screen.Language;
import io.qrpay.simulator.code.Code;
import io.qrpay.simulator.code.Name;
import io.qrpay.simulator.code.Print;
import io.qrpay.simulator.customer.Crowd;
import io.qrpay.simulator.deed.Deed;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;

/** The phone's pages, {@code templates/phone}. */
@TemplateData(target = Code.Callback.class)
@TemplateData(target = Name.class)
@TemplateData(target = Print.class)
@TemplateData(target = Crowd.class)
@TemplateData(target = Deed.class)
@CheckedTemplate(basePath = "phone")
final class PhoneTemplates {

    private PhoneTemplates() {}

    static native TemplateInstance home(HomePage page, Language language);

    /** What changes of it. */
    static native TemplateInstance home$live(HomeView view);

    static native TemplateInstance question(QuestionView view, Language language);

    /** What changes of it. */
    static native TemplateInstance question$live(QuestionView view);

    /** Where a code leads that is a merchant's page; nobody is sent there. */
    static native TemplateInstance page(String url, Language language);
}
