package dev.roster.cli;

import dev.roster.model.CatalogEntry;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one entry of a catalog, which somebody may make.
 *
 * @param before the entry as it was seen, or null for a new one
 * @param after the entry as it shall be, or null when it goes
 */
record CatalogChange(
        @Nullable CatalogEntry before, @Nullable CatalogEntry after) {

    /** Writes the change as one unit with its audit entry; whether what is stored was as seen. */
    boolean write(Desk desk) {
        Write.ChangeEntry change = new Write.ChangeEntry(before, after);
        AuditEntry audit = AuditEntry.builder(
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS),
                        desk.actor().name(),
                        action())
                .target(AuditEntry.Target.of(change.key()))
                .build();
        CommitUnit unit = new CommitUnit(List.of(change), null, List.of(audit), List.of());
        CommitGuards guards = CommitGuards.owners(desk.roles().ownerRoles());
        UnitOutcome outcome =
                desk.stores().users().commit(List.of(unit), guards).get(0);
        if (outcome.equals(UnitOutcome.IN_USE)) {
            throw new Refused(change.key() + " is held by users; take it from them first");
        }
        return outcome.equals(UnitOutcome.WRITTEN);
    }

    private String action() {
        if (before == null) {
            return "create";
        }
        return after == null ? "delete" : "update";
    }
}
