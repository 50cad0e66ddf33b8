package io.qrpay.initiator.console;

import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Operation;
import io.qrpay.deadletters.redrive.DealtWith;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the payments console; {@code messages/console_*.properties} hold them. */
@MessageBundle("console")
interface ConsoleTexts {
    /** What is done with a dead letter. */
    @Message
    String outcome(DealtWith.Outcome outcome);

    /** How far that is. */
    @Message
    String progress(Operation.State progress);

    /** What is done with the money. */
    @Message
    String kind(Operation.Kind kind);

    /** How it was learnt. */
    @Message
    String source(FactSource source);

    /** What was learnt. */
    @Message
    String fact(FactName fact);

    @Message
    String title();

    @Message
    String pages();

    @Message
    String payments();

    @Message
    String day();

    @Message
    String running();

    @Message
    String signOut();

    @Message
    String lost();

    @Message
    String find();

    @Message
    String store();

    @Message
    String allStores();

    @Message
    String till();

    @Message
    String state();

    @Message
    String any();

    @Message
    String reference();

    @Message
    String from();

    @Message
    String to();

    @Message
    String time();

    @Message
    String amount();

    @Message
    String timesOfStore();

    @Message
    String timesUtc();

    @Message
    String wrongName();

    @Message
    String wrongReference();

    @Message
    String wrongTime();

    @Message
    String wrongFields();

    @Message
    String away();

    @Message
    String nothingFound();

    @Message
    String trouble();

    @Message
    String earlier();

    @Message
    String atTill();

    @Message
    String howItStands();

    @Message
    String salesUnit();

    @Message
    String askedAt();

    @Message
    String reserved();

    @Message
    String taken();

    @Message
    String givenBack();

    @Message
    String released();

    @Message
    String sureUntil();

    @Message
    String version();

    @Message
    String operations();

    @Message
    String whatHappened();

    @Message
    String failed();

    @Message
    String date();

    @Message
    String show();

    @Message
    String wrongDate();

    @Message
    String unknownStore();

    @Message
    String chooseStore();

    @Message
    String dayBefore();

    @Message
    String dayAfter();

    @Message
    String goesOn();

    @Message
    String nothingThatDay();

    @Message
    String net();

    @Message
    String byHour();

    @Message
    String asTable();

    @Message
    String hour();

    @Message
    String count();

    @Message
    String byTill();

    @Message
    String open();

    @Message
    String nothingOpen();

    @Message
    String webhooks();

    @Message
    String allArrive();

    @Message
    String webhooksNow();

    @Message
    String arriveAgain();

    @Message
    String polled();

    @Message
    String missedAt();

    @Message
    String deadLetters();

    @Message
    String whatDeadLettersAre();

    @Message
    String topic();

    @Message
    String waiting();

    @Message
    String brokerSilent();

    @Message
    String lettersBusy();

    @Message
    String wasDone();

    @Message
    String wouldBeDone();

    @Message
    String letter();

    @Message
    String what();

    @Message
    String buriedAt();

    @Message
    String why();

    @Message
    String withOld();

    @Message
    String openBefore(long count);

    @Message
    String attempt(int number);

    @Message
    String salesUnits(int all, int calm);

    @Message
    String outcomes(long back, long left, long nothing);

    @Message
    String more(int most);

    @Message
    String putBack(long count);
}
