package io.scimwright.apim;

import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.CallListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Does something between two calls of a server, before it learns the answer to the first: always at the same place. */
final class Interruption implements CallListener {

    private final Supplier<List<String>> calls;
    private String after = "";
    private Runnable action = () -> {};

    /** Interrupts nothing yet. */
    Interruption(Supplier<List<String>> calls) {
        this.calls = calls;
    }

    /** Once, after the first call of that form. */
    void after(String call, Runnable what) {
        after = call;
        action = what;
    }

    boolean hasHappened() {
        return after.isEmpty();
    }

    @Override
    public void called(CallKind kind, int status, Duration took) {
        List<String> made = calls.get();
        if (!after.isEmpty() && !made.isEmpty() && made.get(made.size() - 1).equals(after)) {
            after = "";
            action.run();
        }
    }
}
