package dev.roster.laws;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.DocumentStore;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A small tenant that follows a directory, and what tests ask of it in one line. */
final class Followed {

    static final String NAME = "hq";

    final InMemoryStores stores;
    final TestDirectory directory;
    private Profile profile = Profiles.directory();

    Followed(TestDirectory directory, User... users) {
        this.directory = directory;
        stores = InMemoryStores.of(users);
    }

    /** A directory that gives user name, address, department, job title, status, groups and manager. */
    static Followed of(User... users) {
        return new Followed(directory(""), users);
    }

    static TestDirectory directory(String prefix) {
        return new TestDirectory(
                prefix,
                Field.USER_NAME,
                Field.PRIMARY_EMAIL,
                Field.DEPARTMENT,
                Field.JOB_TITLE,
                Field.STATUS,
                Field.GROUPS,
                Field.MANAGER_ID);
    }

    Followed with(Profile other) {
        profile = other;
        return this;
    }

    RosterBuilder builder() {
        return Roster.on(stores).roles(World.HOST).directory(NAME, directory, profile);
    }

    Session session() {
        return builder().build().as(Actor.operator("operator"));
    }

    ImportPlan plan(Extent wanted) {
        return session().directories().plan(NAME, wanted, Progress.SILENT);
    }

    /** Applies whatever the directory says, whatever trips. */
    Optional<ApplyReport> sync(Extent wanted) {
        return session().directories().sync(NAME, wanted, Scenario.ACKNOWLEDGED);
    }

    Optional<ApplyReport> sync() {
        return sync(Extent.CHANGES);
    }

    /** How much the next plan reads. */
    Extent next() {
        try (ImportPlan plan = plan(Extent.CHANGES)) {
            return Objects.requireNonNull(plan.basis().sync()).extent();
        }
    }

    String mark() {
        DocumentStore documents = stores.capability(DocumentStore.class).orElseThrow();
        return documents
                .find("directory-sync", NAME)
                .map(DocumentStore.Document::json)
                .orElse("");
    }

    User user(String name) {
        return find(name).orElseThrow(() -> new AssertionError("no user " + name));
    }

    Optional<User> find(String name) {
        return Scenario.users(stores).stream()
                .filter(user -> user.access().userName() != null
                        && user.access().userName().value().equals(name))
                .findFirst();
    }

    <T> String text(String name, Field<T> field) {
        return field.of(user(name)).map(field::format).orElse("");
    }

    static String[] person(String name, String... more) {
        String[] cells = Arrays.copyOf(more, more.length + 2);
        cells[more.length] = "userName=" + name;
        cells[more.length + 1] = "primaryEmail=" + name + "@example.com";
        return cells;
    }

    static List<String> lines(ImportPlan plan) {
        return Scenario.changes(plan).stream()
                .map(change -> change.kind() + " "
                        + (change.user() == null ? "" : change.user().label())
                        + change.issues().stream()
                                .map(issue -> " " + issue.code().code())
                                .reduce("", String::concat))
                .toList();
    }

    DirectorySource source() {
        return directory;
    }
}
