package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.Operation;
import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.pairing.WaitingCheckIn;
import io.qrpay.screen.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The till page, {@code templates/desk}. */
@TemplateData(target = Operation.class)
@TemplateData(target = PaymentStatus.class)
@TemplateData(target = WaitingCheckIn.class)
@CheckedTemplate(basePath = "desk")
final class DeskTemplates {
    private DeskTemplates() {}

    /**
     * All of it.
     *
     * @param stream where its changes come from
     */
    static native TemplateInstance page(DeskPage page, Language language, String stream);

    /** What changes of it: one payment. */
    static native TemplateInstance page$payment(DeskView view, Language language);

    /** Those who wait at printed codes. */
    static native TemplateInstance page$waiting(List<WaitingCheckIn> waiting);
}
