package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                if (write instanceof Write.Extra extra && !isKnown(extra.change())) {
                    throw new UnsupportedOperationException("these stores keep no "
                            + extra.change().ability().getSimpleName() + "; ask their capability() first");
                }
            }
        }
    }

    private static boolean isKnown(Write.Extra.Change change) {
        return change instanceof TokenStore.Change || change instanceof CredentialStore.Change;
    }

    private boolean holds(CommitGuards guards) {
        Long revision = guards.catalogRevision();
        return guards.deciders().stream().allMatch(this::isSame)
                && (revision == null || revision == stores.catalogs().revision());
    }

    private boolean isSame(CommitGuards.Decider decider) {
        User stored = table.find(decider.id());
        return stored != null && stored.version() == decider.version();
    }

    /** Writes what the unit holds but its records. */
    private UnitOutcome write(CommitUnit unit, CommitGuards guards) {
        if (stores.isRepeated(unit)) {
            return UnitOutcome.REPEATED;
        }
        var staged = new StagedUnit(table, stores.catalogs(), stores.runs());
        UnitOutcome outcome = staged.judge(unit.writes(), guards);
        Map<UserId, @Nullable Credentials> credentials = new HashMap<>();
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            outcome = stores.credentials().judge(staged.credentialChanges(), credentials);
        }
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            outcome = stores.tokens().apply(staged.tokenChanges());
        }
        if (outcome.equals(UnitOutcome.WRITTEN)) {
            staged.users().forEach(this::write);
            stores.catalogs().write(staged.entries());
            stores.credentials().write(credentials);
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
