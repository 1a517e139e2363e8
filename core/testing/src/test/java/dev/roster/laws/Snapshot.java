package dev.roster.laws;

import dev.roster.access.RoleCatalog;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that stores hold at one moment. */
record Snapshot(
        Map<UserId, User> users,
        List<Role> roles,
        List<Group> groups,
        List<Organization> organizations,
        List<OutboxMessage> outbox,
        List<AuditEntry> audit,
        List<Run> runs) {

    static Snapshot of(Stores stores) {
        Map<UserId, User> users = new TreeMap<>();
        Scenario.users(stores).forEach(user -> users.put(user.id(), user));
        return new Snapshot(
                users,
                stores.roles().all(),
                stores.groups().all(),
                stores.organizations().all(),
                stores.outbox().pending(10_000),
                users.keySet().stream()
                        .flatMap(id -> stores.audit().ofUser(id, 1_000).stream())
                        .toList(),
                stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 1_000));
    }

    /** The users as a plan says that they will be. */
    Map<UserId, User> after(ImportPlan plan) {
        RoleCatalog catalog = World.HOST.with(plan.prerequisites().roles()).with(roles);
        Map<UserId, User> after = new TreeMap<>(users);
        for (PlannedChange change : Scenario.changes(plan)) {
            switch (change.kind()) {
                case CREATE -> create(after, change, catalog);
                case UPDATE, DEACTIVATE, REACTIVATE -> update(after, change, catalog);
                case DELETE, ERASE -> after.remove(idOf(change));
                case UNCHANGED, SKIPPED, REJECTED -> {
                    // Nothing is predicted, so nothing may happen.
                }
            }
        }
        return after;
    }

    static UserId idOf(PlannedChange change) {
        return Objects.requireNonNull(change.user()).id();
    }

    private static void create(Map<UserId, User> users, PlannedChange change, RoleCatalog catalog) {
        var user = User.builder(idOf(change)).createdAt(Scenario.NOW);
        change.fields().forEach(field -> field.applyTo(user));
        User created = user.build();
        boolean isAtRest = created.access().status().isAtRest();
        User stamped = isAtRest ? created.with(u -> u.deactivatedAt(Scenario.NOW)) : created;
        users.put(stamped.id(), withLevel(waiting(null, stamped), catalog));
    }

    private static void update(Map<UserId, User> users, PlannedChange change, RoleCatalog catalog) {
        User before = Objects.requireNonNull(users.get(idOf(change)));
        User after = before.with(user -> change.fields().forEach(field -> field.applyTo(user)));
        for (FieldChange<?> field : change.fields()) {
            Object stored = field.field().of(before).orElse(null);
            if (!Objects.equals(stored, field.before())) {
                throw new AssertionError(change + " shows another " + field.field() + " than the stored one");
            }
        }
        boolean isAtRest = after.access().status().isAtRest();
        if (after.access().status() != before.access().status()
                && !(isAtRest && before.access().status().isAtRest())) {
            Instant moment = isAtRest ? Scenario.NOW : null;
            after = after.with(user -> user.deactivatedAt(moment));
        }
        after = waiting(before, after);
        boolean keepsRoles = after.access().roles().equals(before.access().roles());
        users.put(after.id(), keepsRoles ? after : withLevel(after, catalog));
    }

    /** Whoever was invited waits until they are active, whatever happens in between. */
    private static User waiting(@Nullable User before, User after) {
        UserStatus was = before == null ? null : before.access().status();
        UserStatus is = after.access().status();
        Instant since = before == null ? null : before.lifecycle().waitingSince();
        boolean begins = since == null && was != is && (was == UserStatus.INVITED || is == UserStatus.INVITED);
        return is == UserStatus.ACTIVE
                ? after.with(user -> user.waitingSince(null))
                : after.with(user -> user.waitingSince(begins ? Scenario.NOW : since));
    }

    /** The user with the level that the roles of now give. */
    static User withLevel(User user, RoleCatalog catalog) {
        OptionalInt level = catalog.levelOf(user);
        return user.with(copy -> copy.roleLevel(level.isEmpty() ? null : (Long) (long) level.getAsInt()));
    }

    /** Where users differ, field by field; empty when they are equal but for their versions. */
    static List<String> differences(Map<UserId, User> expected, Map<UserId, User> actual) {
        Map<UserId, Map<String, String>> wanted = inWords(expected);
        Map<UserId, Map<String, String>> found = inWords(actual);
        Set<UserId> ids = new TreeSet<>(wanted.keySet());
        ids.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (UserId id : ids) {
            Map<String, String> left = wanted.getOrDefault(id, Map.of());
            Map<String, String> right = found.getOrDefault(id, Map.of());
            Set<String> keys = new TreeSet<>(left.keySet());
            keys.addAll(right.keySet());
            keys.removeIf(key -> Objects.equals(left.get(key), right.get(key)));
            keys.forEach(key ->
                    differences.add(id + " " + key + ": expected " + left.get(key) + ", found " + right.get(key)));
        }
        return differences;
    }

    static Map<UserId, Map<String, String>> inWords(Map<UserId, User> users) {
        Map<UserId, Map<String, String>> words = new TreeMap<>();
        users.forEach((id, user) -> words.put(id, inWords(user)));
        return words;
    }

    private static Map<String, String> inWords(User user) {
        Map<String, String> words = new TreeMap<>();
        World.FIELDS.all().forEach(field -> note(words, field, user));
        return words;
    }

    private static <T> void note(Map<String, String> words, Field<T> field, User user) {
        field.of(user).ifPresent(value -> words.put(field.key(), field.format(value)));
    }
}
