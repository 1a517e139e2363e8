package dev.roster.tck;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stores of users and catalogs answer after any units and touches: rule ST-07. */
public interface UnitWalkContract extends StoresFactory {

    /** Units of every kind. */
    @Test
    @DisplayName("ST-07: users and catalogs are as they should be after units of every kind in any order (seed 78)")
    default void walksThroughUnits() {
        IdentityHashMap<Stores, Long> revisions = new IdentityHashMap<>();
        Walks.each(this, 78, (walk, dice) -> {
            if (walk.model().revision == 1) {
                SampleUsers.ATTRIBUTES.forEach(
                        attribute -> walk.commit(Samples.unit(new Write.EnsureEntry(attribute))));
            }
            switch (dice.upTo(7)) {
                case 0 -> touch(walk, dice);
                case 1 -> askForUsers(walk, dice);
                case 2 -> askForKeys(walk);
                case 3 -> {
                    int off = dice.pick(1, -1);
                    walk.step("catalogs", stores -> catalogs(stores, off));
                }
                default -> {
                    List<CommitUnit> units = new ArrayList<>(List.of(unit(walk, dice)));
                    units.addAll(dice.some(2, () -> unit(walk, dice)));
                    walk.commit(units, guards(walk, dice));
                    walk.step("everybody", UnitWalkContract::everybody);
                    walk.step("catalogs since the last call", stores -> catalogsSince(stores, revisions));
                }
            }
        });
    }

    private static List<User> everybody(Stores stores) {
        return stores.users().query(UserQuery.first(1_000)).users();
    }

    /** Whether there is anything new, for the numbers of revisions are the store's own. */
    private static Optional<List<Object>> catalogsSince(Stores stores, IdentityHashMap<Stores, Long> revisions) {
        long known = revisions.getOrDefault(stores, 0L);
        Optional<CatalogSnapshot> found = stores.catalogs(known);
        found.ifPresent(catalogs -> revisions.put(stores, catalogs.revision()));
        return found.map(catalogs -> List.of(catalogs.revision() > known, catalogs.roles(), catalogs.groups()));
    }

    private static List<Object> catalogs(Stores stores, int off) {
        CatalogSnapshot all = stores.catalogs(0).orElseThrow();
        return List.of(
                stores.catalogs(all.revision()).isEmpty(),
                stores.catalogs(all.revision() + off).equals(Optional.of(all)),
                all.roles(),
                all.groups(),
                all.organizations(),
                all.teams(),
                all.attributes(),
                all.settings(),
                stores.roles().all(),
                stores.groups().all(),
                stores.organizations().all(),
                stores.teams().all(),
                stores.attributes().all(),
                stores.settings().all());
    }

    private static void touch(Walk walk, Dice dice) {
        List<Touch> touches = dice.some(
                3,
                () -> new Touch(
                        dice.user(),
                        dice.orNull(dice::moment),
                        dice.orNull(dice::moment),
                        dice.orNull(() -> dice.pick(0L, 1L, 5_000_000_000L)),
                        dice.orNull(() -> dice.pick(0L, 1L, 99L))));
        walk.step("touch " + touches, stores -> stores.users().touch(touches));
        walk.step("everybody", UnitWalkContract::everybody);
    }

    private static void askForUsers(Walk walk, Dice dice) {
        Filter filter = dice.pick(WalkUsers.FILTERS);
        Field<?> field = dice.pick(WalkUsers.SORTED);
        Sort sort = dice.once(2) ? Sort.ascending(field) : Sort.descending(field);
        UserQuery query = UserQuery.first(dice.pick(1, 2, 1_000)).where(filter).sortedBy(sort);
        walk.step("count " + filter, stores -> stores.users().count(filter, 1_000));
        walk.step("query " + query, stores -> Samples.pages(stores, query));
        walk.step("scan " + filter, stores -> Samples.scanned(stores, filter));
        ValueQuery values = ValueQuery.of(field).where(filter).limit(dice.pick(1, 1_000));
        walk.step(
                "values " + values,
                stores -> stores.users().values(values).stream()
                        .map(value -> value.count() + " " + WalkUsers.comparable(field, value.value()))
                        .toList());
    }

    /** Every key that a user ever had. */
    private static void askForKeys(Walk walk) {
        walk.step("correlate", stores -> stores.users().correlate(WalkUsers.KEYS));
        List<UserId> ids = WalkUsers.KEYS.stream()
                .filter(key -> key.field().equals(Field.ID))
                .map(key -> new UserId(key.canonical()))
                .toList();
        walk.step(
                "findAll",
                stores -> stores.users().findAll(ids).stream()
                        .sorted(Comparator.comparing(User::id))
                        .toList());
    }

    private static CommitGuards guards(Walk walk, Dice dice) {
        CommitGuards guards = dice.once(2)
                ? CommitGuards.NONE
                : CommitGuards.owners(
                        dice.pick(Set.of(new RoleKey("owner")), Set.of(new RoleKey("owner"), new RoleKey("lead"))));
        if (dice.once(8)) {
            guards = guards.decidedOn(walk.model().revision - dice.pick(0, 0, 0, 1));
        }
        for (int i = dice.once(8) ? dice.pick(1, 1, 2) : 0; i > 0; i--) {
            User actor = walk.model().users.findAll(List.of(dice.user())).stream()
                    .findFirst()
                    .orElse(Samples.user("gone"));
            guards = guards.decidedBy(actor.with(user -> user.version(actor.version() + dice.pick(0, 0, 0, 1, -1))));
        }
        return guards;
    }

    private static CommitUnit unit(Walk walk, Dice dice) {
        List<Write> writes = new ArrayList<>();
        Set<UserId> users = new HashSet<>();
        Set<CatalogEntry.Key> keys = new HashSet<>();
        for (int i = dice.upTo(2); i >= 0; i--) {
            UserId id = dice.user();
            if (dice.once(3)) {
                Write write = entryWrite(walk, dice);
                if (keys.add(keyOf(write))) {
                    writes.add(write);
                }
            } else if (users.add(id)) {
                writes.add(userWrite(walk, dice, id));
            }
        }
        JournalEntry journal =
                dice.once(4) ? new JournalEntry(dice.plan(), dice.upTo(9), UnitOutcome.Kind.WRITTEN, List.of()) : null;
        return new CommitUnit(writes, journal, List.of(), List.of());
    }

    private static Write userWrite(Walk walk, Dice dice, UserId id) {
        User stored = walk.model().users.users.get(id);
        boolean isFit = !dice.once(15);
        if (stored == null && dice.once(8)) {
            return new Write.EraseUser(id, dice.once(4) ? 1 : 0);
        }
        if ((stored == null) == isFit) {
            return Samples.insert(WalkUsers.user(dice, id));
        }
        long version = (stored == null ? 1 : stored.version()) + dice.pick(0, 0, 0, 0, 0, 0, 1, -1);
        if (dice.once(6)) {
            return dice.once(3) ? new Write.EraseUser(id, version) : new Write.DeleteUser(id, version);
        }
        Set<Field<?>> fields = new HashSet<>(List.of(dice.pick(WalkUsers.WRITTEN)));
        fields.addAll(dice.some(4, () -> dice.pick(WalkUsers.WRITTEN)));
        return new Write.UpdateUser(WalkUsers.user(dice, id), version, fields);
    }

    private static Write entryWrite(Walk walk, Dice dice) {
        CatalogEntry entry = WalkUsers.entry(dice);
        CatalogEntry stored = walk.model().entries.get(entry.entryKey());
        CatalogEntry seen = dice.once(6) ? WalkUsers.entry(dice, entry.entryKey()) : stored;
        return switch (dice.upTo(3)) {
            case 0 -> new Write.EnsureEntry(entry);
            case 1 -> new Write.RemoveIfUnused(entry.entryKey());
            case 2 -> seen == null ? new Write.EnsureEntry(entry) : new Write.ChangeEntry(seen, null);
            default -> entry.equals(seen) ? new Write.EnsureEntry(entry) : new Write.ChangeEntry(seen, entry);
        };
    }

    private static CatalogEntry.Key keyOf(Write write) {
        return switch (write.kind()) {
            case ENSURE_ENTRY -> ((Write.EnsureEntry) write).entry().entryKey();
            case REMOVE_IF_UNUSED -> ((Write.RemoveIfUnused) write).key();
            case CHANGE_ENTRY -> ((Write.ChangeEntry) write).key();
            case INSERT_USER, UPDATE_USER, DELETE_USER, ERASE_USER, FINISHED_RUN, EXTRA ->
                throw new IllegalArgumentException("no entry in " + write);
        };
    }
}
