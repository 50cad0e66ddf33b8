package io.qrpay.simulator.code;

/** A merchant's code as it is now. */
public sealed interface Code {

    Name name();

    Print print();

    /** Whether its time is over. */
    default boolean isOver(long now) {
        return false;
    }

    /** Sends the phone to a page. */
    record Redirect(Name name, Print print, String redirectUrl, Life life) implements Code {

        Redirect to(String url) {
            return new Redirect(name, print, url, life);
        }

        @Override
        public boolean isOver(long now) {
            return life.isOver(now);
        }
    }

    /**
     * Tells the merchant who is there.
     *
     * @param beacon whether it was printed for MobilePay before this API was
     */
    record Callback(Name name, Print print, String locationDescription, Category category, boolean beacon)
            implements Code {

        Callback at(String location, Category newCategory) {
            return new Callback(name, print, location, newCategory, beacon);
        }
    }

    /** Where a callback code hangs. */
    enum Category {
        IN_STORE,
        VENDING,
        AGE_CHECK
    }
}
