package dev.roster.text;

import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.json.DeactivationCodec;
import dev.roster.mapping.ColumnMapping;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bulk deactivation as two endpoints speak of it (J8): the request, and the answers of the dry run and of the write.
 *
 * <pre>{@code
 * var request = DeactivationJson.read(body);
 * try (var plan = session.plan(request.source(), request.profile())) {
 *     var answer = DeactivationJson.of(plan, request.source(), session.views()::findAll);
 *     answer.writeDryRun(out);                                   // or
 *     answer.writeApplied(session.written(session.apply(plan).run()), out);
 * }
 * }</pre>
 *
 * <p>Addresses that are malformed, or of a domain that the profile leaves out, stand in no group. Whoever fails to be
 * written stands in {@code failedEmails}; a request with these tries again. For one thread; holds the users of the plan, of
 * which the profile allows 5,000.
 */
public final class DeactivationJson {

    private static final Set<IssueCode> NOT_THERE =
            Set.of(IssueCode.USER_NOT_FOUND, IssueCode.USER_NOBODY, IssueCode.USER_DELETED);

    private final List<PlannedUser> deactivated = new ArrayList<>();
    private final List<Long> rows = new ArrayList<>();
    private final List<PlannedUser> inactive = new ArrayList<>();
    private final Set<String> notFound = new LinkedHashSet<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Map<UserId, User> stored = new HashMap<>();

    /**
     * What an endpoint is asked for.
     *
     * @param emails the addresses, in order
     * @param allowsInternal whether those of the vendor are deactivated, too
     */
    public record Request(List<String> emails, boolean allowsInternal) {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no address
         */
        public Request {
            emails = List.copyOf(emails);
            if (emails.isEmpty()) {
                throw new IllegalArgumentException("a deactivation names 1 address or more, found none");
            }
        }

        /** {@return the addresses as rows of a plan} */
        public RowSource source() {
            return UserForms.of(
                    "emails",
                    emails.stream()
                            .map(email -> new UserForm().primaryEmail(email))
                            .toList());
        }

        /** {@return how they are planned} */
        public Profile profile() {
            return allowsInternal
                    ? Profiles.deactivateUsers().with(profile -> profile.excludedDomains())
                    : Profiles.deactivateUsers();
        }
    }

    private DeactivationJson() {}

    /**
     * Reads the body of a request: {@code {"emails": ["alex@example.com"], "allowJunoInternalEmails": false}}, of which
     * the second may be left out.
     *
     * @param body JSON
     * @return what is asked for
     * @throws IllegalArgumentException if it is none, or names no address
     */
    public static Request read(String body) {
        DeactivationCodec.Body read = DeactivationCodec.read(body);
        return new Request(read.emails(), read.allowsInternal());
    }

    /**
     * Groups the users of a plan.
     *
     * @param plan the plan
     * @param source what it was made from, which is read once more for the addresses of nobody
     * @param users finds stored users, whose names are shown
     * @return the groups
     * @throws PlanException if the plan is damaged, or nothing of it may be applied
     */
    public static DeactivationJson of(
            ImportPlan plan, RowSource source, Function<Collection<UserId>, List<User>> users) {
        requireUsable(plan);
        DeactivationJson groups = new DeactivationJson();
        Map<Long, String> addresses = addresses(plan, source);
        try (Stream<PlannedChange> changes = plan.changes()) {
            changes.forEach(change -> groups.add(change, addresses.getOrDefault(change.row(), "")));
        }
        List<UserId> shown = Stream.concat(groups.deactivated.stream(), groups.inactive.stream())
                .map(PlannedUser::id)
                .toList();
        users.apply(shown).forEach(user -> groups.stored.put(user.id(), user));
        return groups;
    }

    // Groups of a file that is refused as a whole would look like an answer.
    private static void requireUsable(ImportPlan plan) {
        if (plan.isBlocked()) {
            String why = plan.basis().issues().stream()
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .findFirst()
                    .map(Issue::message)
                    .orElse("some rows are rejected, and all are wanted");
            throw new PlanException(PlanException.Reason.REFUSED, "nobody is deactivated: " + why);
        }
    }

    /**
     * Writes the answer of the dry run as one object and a line end: {@code toDeactivate, alreadyInactive, notFound}.
     *
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public void writeDryRun(Writer out) {
        JsonObject.write(out, this::addGroups);
    }

    /**
     * Writes the answer of the write as one object and a line end: that of the dry run, {@code deactivatedCount,
     * failedEmails}.
     *
     * @param isWritten whether a row of the plan was written
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public void writeApplied(LongPredicate isWritten, Writer out) {
        List<String> failed = new ArrayList<>(refused);
        for (int i = 0; i < rows.size(); i++) {
            if (!isWritten.test(rows.get(i))) {
                failed.add(emailOf(deactivated.get(i)));
            }
        }
        long count = rows.stream().filter(isWritten::test).count();
        JsonObject.write(out, json -> {
            addGroups(json);
            json.number("deactivatedCount", count).texts("failedEmails", failed);
        });
    }

    private void addGroups(JsonObject json) {
        json.objects("toDeactivate", deactivated.stream(), (each, user) -> {
                    each.text("_id", user.id().value());
                    addPerson(each, user);
                })
                .objects("alreadyInactive", inactive.stream(), this::addPerson)
                .texts("notFound", notFound);
    }

    private void addPerson(JsonObject json, PlannedUser planned) {
        User user = stored.get(planned.id());
        json.text("primaryEmail", planned.primaryEmail())
                .text("firstName", text(Field.FIRST_NAME, user))
                .text("lastName", text(Field.LAST_NAME, user));
    }

    private static <T> @Nullable String text(Field<T> field, @Nullable User user) {
        return user == null ? null : field.of(user).map(field::format).orElse(null);
    }

    private static String emailOf(PlannedUser user) {
        return Objects.requireNonNullElse(user.primaryEmail(), user.id().value());
    }

    private void add(PlannedChange change, String address) {
        PlannedUser user = change.user();
        switch (change.kind()) {
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE -> {
                deactivated.add(Objects.requireNonNull(user, "who is changed is known"));
                rows.add(Objects.requireNonNullElse(change.row(), 0L));
            }
            case UNCHANGED -> inactive.add(Objects.requireNonNull(user, "who is unchanged is known"));
            case SKIPPED -> {
                // Malformed, of another domain, or named once more below.
            }
            case REJECTED -> (isThere(change) ? refused : notFound).add(address);
        }
    }

    private static boolean isThere(PlannedChange change) {
        return change.user() != null && change.issues().stream().noneMatch(issue -> NOT_THERE.contains(issue.code()));
    }

    /** The texts of the column of addresses, by row. */
    private static Map<Long, String> addresses(ImportPlan plan, RowSource source) {
        int column = plan.basis().columns().stream()
                .filter(mapping -> Field.PRIMARY_EMAIL.equals(mapping.field()))
                .map(ColumnMapping::index)
                .findFirst()
                .orElse(-1);
        Map<Long, String> addresses = new HashMap<>();
        String sheet = plan.basis().source().sheet();
        try (RowReader reader = (sheet == null ? source : source.withTable(sheet)).open()) {
            for (Row row = reader.next(); row != null && column >= 0; row = reader.next()) {
                addresses.put(row.number(), row.cell(column).strip());
            }
        }
        return addresses;
    }
}
