package io.qrpay.simulator.payment;

import io.qrpay.simulator.deed.Deed;
import io.qrpay.simulator.fault.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One payment: its state, its money, its log. Knows what may follow what, not whether it is allowed to now. To be
 * touched through {@link Payments#inTurn} only, one at a time.
 */
public final class Payment {

    private static final int MOST_ATTEMPTS = 100;

    private final String msn;
    private final String clientId;
    private final String createKey;
    private final Order order;
    private final long secret;
    private final long createdAt;
    private final long expiresAt;
    private final List<PaymentEvent> events = new ArrayList<>(3);
    private final List<Attempt> attempts = new ArrayList<>(1);

    private State state = State.CREATED;
    private Aggregate aggregate = Aggregate.NOTHING;
    private long approvedAt;
    private long reservedUntil;
    private boolean lapsed;
    private int announced;
    private boolean beingApproved;
    private @Nullable Lock lock;

    /** A payment as its create leaves it, CREATED in its log. */
    Payment(String msn, String clientId, String createKey, Order order, long secret, long createdAt, long expiresAt) {
        this.msn = msn;
        this.clientId = clientId;
        this.createKey = createKey;
        this.order = order;
        this.secret = secret;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        log(EventName.CREATED, order.amount().value(), createdAt, createKey);
    }

    /** The customer has said yes, and the money is being looked for. */
    void beginToApprove() {
        beingApproved = true;
    }

    void approve(long now, long newReservedUntil) {
        state = State.AUTHORIZED;
        approvedAt = now;
        reservedUntil = newReservedUntil;
        aggregate = aggregate.plusAuthorized(order.amount().value());
        log(EventName.AUTHORIZED, order.amount().value(), now, createKey);
    }

    void abort(long now) {
        state = State.ABORTED;
        log(EventName.ABORTED, order.amount().value(), now, null);
    }

    void expire(long now) {
        state = State.EXPIRED;
        log(EventName.EXPIRED, order.amount().value(), now, null);
    }

    void terminate(long now) {
        state = State.TERMINATED;
        aggregate = aggregate.plusCancelled(order.amount().value());
        log(EventName.TERMINATED, order.amount().value(), now, null);
    }

    void cancelRest(long now) {
        var rest = aggregate.reserved();
        aggregate = aggregate.plusCancelled(rest);
        log(EventName.CANCELLED, rest, now, null);
    }

    /** Nobody captured in time: what is still reserved goes back to the customer. */
    void lapse(long now) {
        lapsed = true;
        cancelRest(now);
    }

    void capture(long value, long now, String key) {
        aggregate = aggregate.plusCaptured(value);
        log(EventName.CAPTURED, value, now, key);
    }

    void refund(long value, long now, String key) {
        aggregate = aggregate.plusRefunded(value);
        log(EventName.REFUNDED, value, now, key);
    }

    /** Logs that something was tried and failed; no money moves. */
    void fail(EventName name, long value, long now, @Nullable String key) {
        beingApproved = false;
        events.add(new PaymentEvent(PspReference.next(), name, value, now, key, false));
    }

    private void log(EventName name, long value, long now, @Nullable String key) {
        events.add(new PaymentEvent(PspReference.next(), name, value, now, key, true));
    }

    void lock(Lock newLock) {
        lock = newLock;
    }

    /** What keeps writes away at that time. */
    Optional<Lock> lock(long now) {
        return Optional.ofNullable(lock).filter(held -> now < held.until());
    }

    /** The first attempt of this operation with this key. */
    Optional<Attempt> attempt(Operation operation, String key) {
        return attempts.stream().filter(attempt -> attempt.is(operation, key)).findFirst();
    }

    void remember(Attempt attempt) {
        if (attempts.size() >= MOST_ATTEMPTS) {
            attempts.removeFirst();
        }
        attempts.add(attempt);
    }

    /** The events since the last time this was asked. */
    List<PaymentEvent> takeNews() {
        if (announced == events.size()) {
            return List.of();
        }
        var news = List.copyOf(events.subList(announced, events.size()));
        announced = events.size();
        return news;
    }

    boolean isDueToExpire(long now) {
        return state == State.CREATED && now >= expiresAt;
    }

    boolean isDueToLapse(long now) {
        return state == State.AUTHORIZED && aggregate.reserved() > 0 && now >= reservedUntil;
    }

    /** Whether money went back to the customer because nobody captured in time. */
    boolean isLapsed() {
        return lapsed;
    }

    /** Whether the customer has said yes, and the card no. */
    public boolean isRefused() {
        var last = events.getLast();
        return state == State.CREATED && last.name() == EventName.AUTHORIZED && !last.success();
    }

    /** What a customer did about it. */
    public Deed deed(Deed.Kind kind, Deed.Who who) {
        return Deed.about(kind, who, msn, reference(), amount().value(), amount().currency());
    }

    /** Whether the customer has said yes and the money is not reserved yet. */
    public boolean isBeingApproved() {
        return beingApproved && state == State.CREATED;
    }

    /** Whether no money can move any more but by a refund. */
    boolean isFinished() {
        return state == State.AUTHORIZED ? aggregate.reserved() == 0 : state != State.CREATED;
    }

    /** Whether its code may still be shown: not when its time is over or nobody can approve it any more. */
    public boolean isShowable() {
        return (state == State.CREATED || state == State.AUTHORIZED) && System.currentTimeMillis() < expiresAt;
    }

    public boolean wantsPng() {
        return order.qr().format().equals(QrWish.PNG);
    }

    /** Width and height of its code in pixels. */
    public int qrSize() {
        return order.qr().size();
    }

    /** How often an event of this name succeeded. */
    public int effects(EventName name) {
        return (int) events.stream()
                .filter(event -> event.name() == name && event.success())
                .count();
    }

    public String msn() {
        return msn;
    }

    String clientId() {
        return clientId;
    }

    public String reference() {
        return order.reference();
    }

    public String createKey() {
        return createKey;
    }

    public Amount amount() {
        return order.amount();
    }

    public UserFlow userFlow() {
        return order.userFlow();
    }

    /** Who was asked to pay, null for whoever scans its code. */
    public @Nullable String customer() {
        return order.customer();
    }

    /** How many lines of its receipt the app shows. */
    public int receiptLines() {
        return order.receiptLines();
    }

    public String description() {
        return order.description();
    }

    Order order() {
        return order;
    }

    long secret() {
        return secret;
    }

    public long createdAt() {
        return createdAt;
    }

    /** The number of the create: answers name the payment by its pspReference. */
    long number() {
        return events.getFirst().number();
    }

    /** Epoch milliseconds. */
    public long expiresAt() {
        return expiresAt;
    }

    /** Epoch milliseconds, 0 while not approved. */
    public long approvedAt() {
        return approvedAt;
    }

    /** Epoch milliseconds until which reserved money may be captured, 0 while not approved. */
    long reservedUntil() {
        return reservedUntil;
    }

    public State state() {
        return state;
    }

    public Aggregate aggregate() {
        return aggregate;
    }

    List<PaymentEvent> events() {
        return events;
    }
}
