package io.qrpay.simulator.legacy;

import io.qrpay.simulator.deed.Deed;

/**
 * A payment or an agreement as it is now.
 *
 * @param token leads from its landing page and its code to it
 * @param looks how often its merchant has looked at it
 */
public record Offer(Name name, Terms terms, String token, State state, Times times, int looks) {

    /** What became of it. */
    public enum State {
        WAITING,
        ACCEPTED,
        DECLINED,
        /** By its merchant. */
        CANCELLED,
        /** Nobody said yes in time. */
        LAPSED
    }

    static Offer of(Name name, Terms terms, String token, Times times) {
        return new Offer(name, terms, token, State.WAITING, times, 0);
    }

    /** What is left of it at that moment. */
    Offer at(long now) {
        return isWaiting() && now >= times.expires() ? with(State.LAPSED, times.endedAt(times.expires())) : this;
    }

    /** A phone has it on its screen; nobody has said yes or no. */
    Offer open(long now) {
        return isWaiting() ? with(state, times.openedAt(now)) : this;
    }

    Offer accept(long now) {
        return isWaiting() ? with(State.ACCEPTED, times.acceptedAt(now)) : this;
    }

    Offer decline(long now) {
        return isWaiting() ? with(State.DECLINED, times.openedAt(now).endedAt(now)) : this;
    }

    Offer lapse(long now) {
        return isWaiting() ? with(State.LAPSED, times.endedAt(now)) : this;
    }

    /** By its merchant, who may also let go of what was reserved. */
    Offer cancel(long now) {
        return isWaiting() || state == State.ACCEPTED ? with(State.CANCELLED, times.endedAt(now)) : this;
    }

    Offer looked() {
        return new Offer(name, terms, token, state, times, looks + 1);
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public boolean isOpened() {
        return times.opened() > 0;
    }

    /** Whether its code may still be shown. */
    public boolean isShowable() {
        return (isWaiting() || state == State.ACCEPTED) && System.currentTimeMillis() < times.expires();
    }

    /** Epoch milliseconds. */
    public long expiresAt() {
        return times.expires();
    }

    /** Epoch milliseconds. */
    public long createdAt() {
        return times.created();
    }

    /** Where its merchant sends the customer. */
    public String landingPage(String origin) {
        return origin + "/phone?token=" + token;
    }

    /** What is in its code. */
    public String content(String origin) {
        return origin + "/scan/" + token;
    }

    /** In minor units. */
    public long amount() {
        return terms.amount();
    }

    public String currency() {
        return terms.currency();
    }

    public String text() {
        return terms.text();
    }

    /** What a customer did about it. */
    public Deed deed(Deed.Kind kind, Deed.Who who) {
        return Deed.about(kind, who, name.msn(), name.id(), amount(), currency());
    }

    private Offer with(State newState, Times newTimes) {
        return new Offer(name, terms, token, newState, newTimes, looks);
    }
}
