package io.qrpay.registry.console;

import io.qrpay.problem.Problem;
import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/**
 * One code's page.
 *
 * @param edition the one that the form changes
 * @param done what was just done; null when nothing was
 * @param problem why what was asked for did not happen
 */
@TemplateData
record CodePage(
        CodeView view,
        CodeForm form,
        String edition,
        @Nullable Done done,
        @Nullable Problem problem) {

    public @Nullable Trouble trouble() {
        return problem == null ? null : Trouble.of(problem);
    }

    /** A field, by the constant's name. */
    public Field field(String name) {
        return Field.valueOf(name);
    }

    /** Whether the form is there. */
    public boolean isEditable(Viewer viewer) {
        return viewer.mayChange() && view.canBeChanged();
    }

    /** The edition that is shown. */
    public String current() {
        return String.valueOf(view.code().edition());
    }

    public boolean isUnconfirmed() {
        return trouble() == Trouble.DELETION_NOT_CONFIRMED;
    }
}
