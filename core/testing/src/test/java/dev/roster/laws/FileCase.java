package dev.roster.laws;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Issue;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.table.RowLocation;
import dev.roster.table.RowSource;
import dev.roster.tck.StoresFactory;
import dev.roster.testing.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as people have it, and the plan that it must give. Written as a block of text: a title, then sections.
 *
 * <pre>
 * # a file in capitals changes nobody
 * attribute: fte number
 * stored:
 * userName,primaryEmail
 * ada,ada@example.com
 * file:
 * username,email
 * ada,Ada@Example.com
 * plan:
 * row 2 unchanged
 * </pre>
 *
 * @param title what it shows
 * @param stored the rows of the users who are stored before
 * @param file the rows of the file
 * @param settings the lines before, by word: attributes, groups, settings of the profile
 * @param plan the lines of the plan
 */
record FileCase(
        String title, List<String> stored, List<String> file, Map<String, List<String>> settings, List<String> plan) {

    static List<FileCase> all(String resource) {
        try (InputStream in = FileCase.class.getResourceAsStream("files/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^# "))
                    .filter(block -> !block.isBlank())
                    .map(FileCase::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FileCase of(String block) {
        List<String> lines = block.lines().toList();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.matches("(stored|file|plan|preview|applied):")) {
                section = sections.computeIfAbsent(line.substring(0, line.length() - 1), any -> new ArrayList<>());
            } else if (line.matches("[a-z]+: .*") && !sections.containsKey("plan") && !sections.containsKey("file")) {
                String word = line.substring(0, line.indexOf(':'));
                sections.computeIfAbsent(word, any -> new ArrayList<>()).add(line.substring(word.length() + 2));
            } else if (!line.isBlank()) {
                section.add(unescaped(line));
            }
        }
        return new FileCase(
                lines.get(0),
                sections.getOrDefault("stored", List.of()),
                sections.getOrDefault("file", List.of()),
                sections,
                sections.getOrDefault("plan", List.of()));
    }

    /** The same file, imported by another profile. */
    FileCase of(Profile profile) {
        Map<String, List<String>> more = new LinkedHashMap<>(settings);
        more.put("profile", List.of(profile.name()));
        return new FileCase(title, stored, file, more, plan);
    }

    /** What the plan of the file says, line by line. */
    List<String> planned() {
        InMemoryStores stores = InMemoryStores.of();
        settings.getOrDefault("attribute", List.of())
                .forEach(words -> StoresFactory.given(stores, attribute(words.split(" ", 2))));
        settings.getOrDefault("group", List.of()).forEach(name -> StoresFactory.given(stores, Group.named(name)));
        try (Roster roster = Roster.on(stores)
                .roles(World.HOST)
                .clock(java.time.Clock.fixed(java.time.Instant.parse("2026-03-01T00:00:00Z"), java.time.ZoneOffset.UTC))
                .build()) {
            Session session = roster.as(Actor.operator("operator"));
            if (!stored.isEmpty()) {
                store(session);
            }
            Profile profile = profile(roster);
            try (ImportPlan plan = session.plan(rows(file), profile)) {
                return lines(plan, session);
            }
        }
    }

    /** Stores the users of before. */
    void store(Session session) {
        Profile creating = Profiles.users()
                .with(p -> p.unknownGroup(UnknownPolicy.CREATE).unknownOrganization(UnknownPolicy.CREATE));
        try (ImportPlan plan = session.plan(rows(stored), creating)) {
            if (!session.apply(plan).isComplete()) {
                throw new IllegalStateException("the stored users cannot be stored: " + lines(plan, session));
            }
        }
    }

    /** How the file is imported. */
    Profile profile(Roster roster) {
        List<String> names = settings.getOrDefault("profile", List.of("users"));
        List<Consumer<dev.roster.profile.ProfileBuilder>> changes = new ArrayList<>();
        settings.getOrDefault("with", List.of()).forEach(words -> changes.add(FileSettings.of(words, roster.fields())));
        return Profiles.require(names.get(0)).with(builder -> changes.forEach(change -> change.accept(builder)));
    }

    /** A definition by its key and type. */
    static CustomAttribute attribute(String[] words) {
        return new CustomAttribute(
                new AttributeKey(words[0]),
                words[0],
                AttributeType.valueOf(words[1].toUpperCase(Locale.ROOT)),
                false,
                false);
    }

    /** The rows of lines as they stand in a case. */
    static RowSource rows(List<String> lines) {
        return Rows.rows(lines.stream().map(line -> line.replace("\\n", "\n")).toArray(String[]::new));
    }

    /** What a plan says. */
    static List<String> lines(ImportPlan plan, Session session) {
        List<String> lines = new ArrayList<>();
        plan.basis().issues().forEach(issue -> lines.add(line(issue)));
        plan.prerequisites().groups().forEach(group -> lines.add("creates group " + group.name()));
        plan.prerequisites().roles().forEach(role -> lines.add("creates role " + role.name()));
        Map<String, String> labels = new TreeMap<>();
        List<PlannedChange> all;
        try (Stream<PlannedChange> changes = plan.changes()) {
            all = changes.toList();
        }
        all.stream()
                .filter(change -> change.user() != null && change.kind() == ChangeKind.CREATE)
                .forEach(change ->
                        labels.put(change.user().id().value(), change.user().label()));
        for (PlannedChange change : all) {
            lines.add(line(change, labels, session));
            change.issues().forEach(issue -> lines.add("  " + line(issue)));
        }
        return lines;
    }

    private static String line(PlannedChange change, Map<String, String> labels, Session session) {
        String row = change.row() == null ? "absent" : "row " + change.row();
        boolean isNew = change.kind() == ChangeKind.CREATE;
        String fields = change.fields().stream()
                .filter(field -> !(isNew && field.field().key().equals("status") && "active".equals(field.afterText())))
                .map(field -> field(field, isNew, labels, session))
                .collect(Collectors.joining("; "));
        return row + " " + change.kind().name().toLowerCase(Locale.ROOT) + (fields.isEmpty() ? "" : ": " + fields);
    }

    private static String field(FieldChange<?> change, boolean isNew, Map<String, String> labels, Session session) {
        String after = shown(change, change.afterText(), labels, session);
        return change.field().key() + " "
                + (isNew ? after : shown(change, change.beforeText(), labels, session) + " -> " + after);
    }

    private static String shown(
            FieldChange<?> change, @Nullable String text, Map<String, String> labels, Session session) {
        if (text == null) {
            return "(none)";
        }
        boolean isUser = change.field().key().equals("managerId");
        return isUser
                ? labels.computeIfAbsent(
                        text, id -> session.users().find(id).orElseThrow().label())
                : Issue.visible(text).replace("\n", "\\n");
    }

    private static String line(Issue issue) {
        RowLocation place = issue.location();
        String column = place == null || place.column() == null ? "" : " " + place.column();
        return issue.severity().name().toLowerCase(Locale.ROOT) + column + ": "
                + issue.message().replace("\n", "\\n").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "(an id)");
    }

    /** Reads {@code \u200b}, so that a reader of the case sees what nobody sees in the file. */
    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
