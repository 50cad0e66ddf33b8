package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.problem.Problem;
import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a code is asked for.
 *
 * @param problem why it was not made
 */
@TemplateData
record NewCodePage(CodeForm form, @Nullable Problem problem) {
    static final String PATH = CodeView.CODES + "new";

    public @Nullable Trouble trouble() {
        return problem == null ? null : Trouble.of(problem);
    }

    /** Whether the id is held already; the list tells by whom. */
    public boolean isHeld() {
        return trouble() == Trouble.QR_EXISTS;
    }

    public List<QrKind> kinds() {
        return Kinds.ALL;
    }

    public Field kindField() {
        return Field.KIND;
    }

    /** The list with the one that holds the id. */
    public String holder() {
        return UriBuilder.fromPath(ListPage.PATH)
                .queryParam("codeId", "{codeId}")
                .build(form.filled().text(Field.CODE_ID))
                .toString();
    }
}
