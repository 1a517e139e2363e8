package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.StoreException;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Calls in any order, each asked of stores and of a model of them, which must answer alike. For one thread. */
final class Walk {

    private static final int REMEMBERED = 12;

    private final Stores stores;
    private final ModelStores model = new ModelStores();
    private final Deque<String> calls = new ArrayDeque<>();
    private int number;

    /** Starts with empty stores. */
    Walk(Stores stores) {
        this.stores = stores;
    }

    /** {@return what the stores should hold} */
    ModelStores model() {
        return model;
    }

    /**
     * Asks both.
     *
     * @param call what is asked, for people
     * @param ask asks one of them
     * @throws AssertionError if they answer otherwise; the message tells the last calls
     */
    void step(String call, Function<Stores, ?> ask) {
        remember(call);
        Object expected = answer(model, ask);
        Object found = answer(stores, ask);
        if (!expected.equals(found)) {
            assertThat(found).as(story()).isEqualTo(expected);
        }
    }

    /** Lets both write units; a store may give any reason that there is for refusing one. */
    void commit(List<CommitUnit> units, CommitGuards guards) {
        remember("commit " + units + " if " + guards);
        // Revisions are numbers of the store's own.
        CommitGuards own = guards.catalogRevision() == null
                ? guards
                : guards.decidedOn(
                        stores.catalogs(0).orElseThrow().revision() + guards.catalogRevision() - model.revision);
        List<Set<UnitOutcome.Kind>> reasons = model.users.judge(units, guards);
        List<UnitOutcome> outcomes = stores.users().commit(units, own);
        assertThat(outcomes).as(story()).hasSameSizeAs(units);
        for (int i = 0; i < units.size(); i++) {
            Set<UnitOutcome.Kind> allowed =
                    reasons.get(i).isEmpty() ? Set.of(UnitOutcome.Kind.WRITTEN) : new HashSet<>(reasons.get(i));
            if (!allowed.contains(outcomes.get(i).kind())) {
                assertThat(outcomes.get(i).kind())
                        .as("unit %s of%s", i + 1, story())
                        .isIn(allowed);
            }
        }
    }

    void commit(CommitUnit unit) {
        commit(List.of(unit), CommitGuards.NONE);
    }

    private void remember(String call) {
        number++;
        calls.add(call);
        if (calls.size() > REMEMBERED) {
            calls.remove();
        }
    }

    private static Object answer(Stores of, Function<Stores, ?> ask) {
        try {
            return ask.apply(of);
        } catch (StoreException refused) {
            return "refused with a StoreException";
        }
    }

    private String story() {
        List<String> told = new ArrayList<>();
        for (String call : calls) {
            told.add("  " + (call.length() > 600 ? call.substring(0, 600) + "..." : call));
        }
        return "\ncall " + number + " of this walk, after\n"
                + String.join("\n", told).replace("%", "%%") + "\n";
    }
}
