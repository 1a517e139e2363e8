package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges and writes units, one after the other. To be used under the lock that all stores share. */
final class InMemoryCommit {

    private final UserTable table;
    private final InMemoryStores stores;

    InMemoryCommit(UserTable table, InMemoryStores stores) {
        this.table = table;
        this.stores = stores;
    }

    List<UnitOutcome> each(List<CommitUnit> units, CommitGuards guards) {
        if (!holds(guards)) {
            return Collections.nCopies(units.size(), UnitOutcome.OUTDATED);
        }
        List<UnitOutcome> outcomes = new ArrayList<>(units.size());
        for (CommitUnit unit : units) {
            UnitOutcome outcome = write(unit, guards);
            if (outcome.equals(UnitOutcome.WRITTEN)) {
                stores.keepRecords(unit);
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /**
     * Checks that the stores know what the units change.
     *
     * @throws UnsupportedOperationException if not
     */
    static void requireKnown(List<CommitUnit> units) {
        for (CommitUnit unit : units) {
            for (Write write : unit.writes()) {
                if (write instanceof Write.Extra extra && !(extra.change() instanceof TokenStore.Change)) {
                    throw new UnsupportedOperationException("these stores keep no "
                            + extra.change().ability().getSimpleName() + "; ask their capability() first");
                }
            }
        }
    }

    private boolean holds(CommitGuards guards) {
        CommitGuards.Decider actor = guards.actor();
        User stored = actor == null ? null : table.find(actor.id());
        boolean isActorSame = actor == null || (stored != null && stored.version() == actor.version());
        Long revision = guards.catalogRevision();
        return isActorSame && (revision == null || revision == stores.catalogs().revision());
    }

    /** Writes what the unit holds but its records. */
    private UnitOutcome write(CommitUnit unit, CommitGuards guards) {
        if (stores.isRepeated(unit)) {
            return UnitOutcome.REPEATED;
        }
        var staged = new StagedUnit(table, stores.catalogs(), stores.runs());
        UnitOutcome outcome = staged.judge(unit.writes(), guards);
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            outcome = stores.tokens().apply(staged.tokenChanges());
        }
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            staged.users().forEach(this::write);
            stores.catalogs().write(staged.entries());
        }
        return outcome;
    }

    private void write(UserId id, @Nullable User after) {
        if (after == null) {
            table.remove(id);
        } else {
            table.put(after);
        }
    }
}
