package dev.roster.laws;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.WrittenChanges;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ResultForm;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.tck.StoresFactory;
import dev.roster.testing.StoppedClock;
import dev.roster.text.DeactivationJson;
import dev.roster.text.ResultText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of one profile: what its plan says, what is told of the plan and of what was done, and that the users are as
 * before once it is undone. Written like a {@link FileCase}, with the sections {@code preview:} and {@code applied:} for what
 * is told in the words of the profile.
 *
 * @param file the file and the users before
 */
record ProfileCase(FileCase file) {

    /**
     * What a case says, section by section.
     *
     * @param plan what the plan says
     * @param preview what is told of it
     * @param applied what is told of what was done
     * @param again what the same file would still write afterwards
     * @param before the users before
     * @param after the users once it is undone
     */
    record Outcome(
            List<String> plan,
            List<String> preview,
            List<String> applied,
            List<String> again,
            List<String> before,
            List<String> after) {}

    /** The cases of a profile. */
    static List<ProfileCase> all(Profile profile) {
        return FileCase.all("../profiles/" + profile.name() + ".txt").stream()
                .map(file -> new ProfileCase(file.of(profile)))
                .toList();
    }

    String title() {
        return file.title();
    }

    List<String> section(String name) {
        return file.settings().getOrDefault(name, List.of());
    }

    /** Plans, begins to apply where that may be, resumes, plans again, undoes. */
    Outcome run() {
        InMemoryStores stores = InMemoryStores.of();
        section("attribute").forEach(words -> StoresFactory.given(stores, FileCase.attribute(words.split(" ", 2))));
        section("group").forEach(name -> StoresFactory.given(stores, Group.named(name)));
        try (Roster roster = Roster.on(stores)
                .roles(catalog())
                .clock(StoppedClock.at("2026-03-01T00:00:00Z"))
                .build()) {
            Session session = roster.as(Actor.operator("operator"));
            if (!file.stored().isEmpty()) {
                file.store(session);
            }
            return run(stores, session, file.profile(roster));
        }
    }

    private Outcome run(InMemoryStores stores, Session session, Profile profile) {
        List<String> before = people(stores);
        RowSource source = FileCase.rows(
                file.file().stream().map(line -> withIds(line, stores)).toList());
        try (ImportPlan plan = session.plan(source, profile)) {
            List<String> lines = lines(plan, session);
            List<String> preview = preview(profile.wording().result(), plan, source, stores);
            if (plan.isEmpty() || plan.isBlocked() || isOnlyEmpty(plan)) {
                return new Outcome(lines, preview, List.of(), List.of(), before, people(stores));
            }
            session.apply(plan, Scenario.ACKNOWLEDGED.reportingTo(new Stopped()));
            ApplyReport report = session.resume(plan.id(), Scenario.ACKNOWLEDGED);
            List<String> applied =
                    applied(profile.wording().result(), plan, report, session.written(report.run()), source, stores);
            List<String> again = again(session, source, profile);
            try (ImportPlan undo = session.undo(report.run())) {
                session.apply(undo, Scenario.ACKNOWLEDGED);
            }
            return new Outcome(lines, preview, applied, again, before, people(stores));
        } catch (SourceException refused) {
            return new Outcome(
                    List.of("refused: " + refused.getMessage()), List.of(), List.of(), List.of(), before, before);
        }
    }

    /** Writes {@code =ada} as the id of the user of that name, and {@code ^ada} in capitals. */
    private static String withIds(String line, InMemoryStores stores) {
        String text = line;
        for (User user : Scenario.users(stores)) {
            String name = Field.USER_NAME.of(user).map(Field.USER_NAME::format).orElse("");
            text = text.replaceAll("=" + name + "(?=,|$)", user.id().value())
                    .replaceAll("\\^" + name + "(?=,|$)", user.id().value().toUpperCase(Locale.ROOT));
        }
        return text;
    }

    private static boolean isOnlyEmpty(ImportPlan plan) {
        return plan.safeguards().stream().anyMatch(tripped -> tripped.safeguard() == Safeguard.EMPTY_FILE);
    }

    private static List<String> again(Session session, RowSource source, Profile profile) {
        try (ImportPlan plan = session.plan(source, profile)) {
            return profile.policy().duplicates() == DuplicatePolicy.IN_ORDER
                            || profile.operation() == Profile.Operation.CREATE
                    ? List.of()
                    : Scenario.changes(plan).stream()
                            .filter(change -> change.kind().isWrite())
                            .map(PlannedChange::toString)
                            .toList();
        }
    }

    private static List<String> lines(ImportPlan plan, Session session) {
        List<String> lines = new ArrayList<>(FileCase.lines(plan, session));
        plan.safeguards()
                .forEach(tripped -> lines.add("safeguard " + tripped.safeguard().word() + ": " + tripped.message()));
        if (plan.isBlocked()) {
            lines.add("nothing is applied");
        }
        return lines;
    }

    private static List<String> preview(
            @Nullable ResultForm form, ImportPlan plan, RowSource source, InMemoryStores stores) {
        if (form instanceof ResultForm.Sentence sentence) {
            return List.of(ResultText.of(sentence, plan));
        }
        if (form == null || plan.isBlocked()) {
            return List.of();
        }
        StringWriter json = new StringWriter();
        groups(plan, source, stores).writeDryRun(json);
        return List.of(withoutIds(json));
    }

    private static List<String> applied(
            @Nullable ResultForm form,
            ImportPlan plan,
            ApplyReport report,
            WrittenChanges written,
            RowSource source,
            InMemoryStores stores) {
        if (form instanceof ResultForm.Sentence sentence) {
            return ResultText.of(sentence, plan, report, written).stream().toList();
        }
        if (form == null) {
            return List.of(report.applied() + " applied, " + report.failed() + " failed");
        }
        StringWriter json = new StringWriter();
        groups(plan, source, stores).writeApplied(written, json);
        return List.of(withoutIds(json));
    }

    private static DeactivationJson groups(ImportPlan plan, RowSource source, InMemoryStores stores) {
        return DeactivationJson.of(plan, source, ids -> stores.users().findAll(ids));
    }

    private static String withoutIds(StringWriter json) {
        return json.toString().strip().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "(an id)");
    }

    private RoleCatalog catalog() {
        return switch (file.settings()
                .getOrDefault("catalog", List.of("levels"))
                .get(0)) {
            case "agents" -> RoleCatalogs.agents();
            case "platform" -> RoleCatalogs.platform();
            case "standard" -> RoleCatalogs.standard();
            default -> RoleCatalogs.levels();
        };
    }

    /** All users with what they are, without what Roster counts. */
    private static List<String> people(InMemoryStores stores) {
        return Scenario.users(stores).stream().map(ProfileCase::words).sorted().toList();
    }

    private static String words(User user) {
        TreeMap<String, String> values = new TreeMap<>();
        for (Field<?> field : Fields.builtIn().all()) {
            if (!field.isSystem() || field.equals(Field.ID)) {
                put(field, user, values);
            }
        }
        return values.toString();
    }

    private static <T> void put(Field<T> field, User user, TreeMap<String, String> values) {
        field.of(user).ifPresent(value -> values.put(field.key(), field.format(value)));
    }
}
