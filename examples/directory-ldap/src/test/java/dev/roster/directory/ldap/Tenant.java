package dev.roster.directory.ldap;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.query.Filter;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DirectorySource.Extent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant that follows a directory. */
final class Tenant {

    private static final ApplyOptions ANYWAY = ApplyOptions.defaults().acknowledging(Set.of(Safeguard.values()));

    private final InMemoryStores stores = InMemoryStores.of();
    private DirectorySource directory;

    Tenant(DirectorySource directory) {
        this.directory = directory;
    }

    Tenant follow(DirectorySource other) {
        directory = other;
        return this;
    }

    Session session() {
        return Roster.on(stores)
                .directory("hq", directory, Profiles.directory())
                .build()
                .as(Actor.operator("operator"));
    }

    ImportPlan plan(Extent extent) {
        return session().directories().plan("hq", extent, Progress.SILENT);
    }

    Optional<ApplyReport> sync(Extent extent) {
        return session().directories().sync("hq", extent, ANYWAY);
    }

    /** What a plan does, rows that change nothing left out. */
    List<String> lines(Extent extent) {
        try (ImportPlan plan = plan(extent);
                Stream<dev.roster.plan.PlannedChange> changes = plan.changes()) {
            return changes.filter(change -> change.kind() != ChangeKind.UNCHANGED)
                    .map(change -> change.kind() + " "
                            + (change.user() == null ? "" : change.user().label())
                            + change.fields().stream()
                                    .map(field -> " " + field.field().key() + "=" + field.afterText())
                                    .collect(Collectors.joining())
                            + change.issues().stream()
                                    .map(issue -> " " + issue.code().code())
                                    .collect(Collectors.joining()))
                    .toList();
        }
    }

    long rows(Extent extent) {
        try (ImportPlan plan = plan(extent)) {
            return plan.summary().rows();
        }
    }

    List<User> users() {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            return users.toList();
        }
    }

    User user(String userName) {
        return users().stream()
                .filter(user -> text(user, Field.USER_NAME).equals(userName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no user " + userName));
    }

    <T> String text(String userName, Field<T> field) {
        return text(user(userName), field);
    }

    static <T> String text(User user, Field<T> field) {
        return field.of(user).map(field::format).orElse("");
    }
}
