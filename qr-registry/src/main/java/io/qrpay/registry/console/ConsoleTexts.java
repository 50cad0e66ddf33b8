package io.qrpay.registry.console;

import io.qrpay.contracts.qr.QrKind;
import io.qrpay.registry.bulk.LineResult;
import io.qrpay.vipps.qr.QrLocation.Category;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the console; {@code messages/console_*.properties} hold them. */
@MessageBundle("console")
interface ConsoleTexts {
    @Message
    String title();

    @Message
    String codes();

    @Message
    String unknown();

    @Message
    String importing();

    @Message
    String sheets();

    @Message
    String signOut();

    @Message
    String lost();

    @Message
    String state();

    @Message
    String any();

    @Message
    String show();

    @Message
    String wrongFilter();

    @Message
    String newCode();

    @Message
    String export();

    @Message
    String code();

    @Message
    String lastSeen();

    @Message
    String reprint();

    @Message
    String never();

    @Message
    String noStore();

    @Message
    String noCodes();

    @Message
    String pages();

    @Message
    String firstPage();

    @Message
    String nextPage();

    @Message
    String optional();

    @Message
    String youTyped(String typed);

    @Message
    String lookAtIt();

    @Message
    String create();

    @Message
    String cancel();

    @Message
    String reprintNow();

    @Message
    String picture(String name);

    @Message
    String noPicture();

    @Message
    String expires();

    @Message
    String content();

    @Message
    String reprinted();

    @Message
    String wanted();

    @Message
    String save();

    @Message
    String deletion();

    @Message
    String deletionWarning();

    @Message
    String confirm(String codeId);

    @Message
    String notConfirmed();

    @Message
    String delete();

    @Message
    String unknownMeans();

    @Message
    String holds();

    @Message
    String found();

    @Message
    String adopt();

    @Message
    String noUnknown();

    @Message
    String storeOrChain();

    @Message
    String orChain();

    @Message
    String labelWidth();

    @Message
    String preview();

    @Message
    String labels(int count);

    @Message
    String openSheet();

    @Message
    String printHint();

    @Message
    String more(long count);

    @Message
    String nothingToPrint();

    @Message
    String remarks();

    @Message
    String toReplace();

    @Message
    String leftOut();

    @Message
    String storeWithout(String store);

    @Message
    String importMeans();

    @Message
    String report();

    @Message
    String nothingDone(long count);

    @Message
    String applied();

    @Message
    String onlyChecked();

    @Message
    String line();

    @Message
    String outcome();

    @Message
    String file();

    @Message
    String pasted();

    @Message
    String columns();

    @Message
    String check();

    @Message
    String apply();

    /** What a field of a code is called. */
    @Message
    String field(Field field);

    /** What it must be. */
    @Message
    String rule(Field field);

    /** What a code does. */
    @Message
    String kind(QrKind kind);

    /** The same in a sentence. */
    @Message
    String about(QrKind kind);

    /** How it stands, in a word or two. */
    @Message
    String standing(Standing standing);

    /** What that means, and what to do. */
    @Message
    String meaning(Standing standing);

    /** Why it failed, or how it drifted. */
    @Message
    String reason(Reason reason);

    @Message
    String category(Category category);

    /** Why something did not happen, and what to do. */
    @Message
    String trouble(Trouble trouble);

    @Message
    String done(Done done);

    /** What came of a line. */
    @Message
    String result(LineResult result);
}
