package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.GroupKey;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static final List<String> HEADER =
            List.of("primaryEmail", "displayName", "department", "managerId", "roles", "groups", "status");

    private static final User ADA = user("u-1", "ada@example.com", "Ada Lovelace")
            .with(user -> user.department("Sales").roles(Set.of(new RoleKey("owner"), new RoleKey("member"))));
    private static final User GRACE = user("u-2", "grace@example.com", "Grace Hopper")
            .with(user -> user.department("Sales")
                    .managerId(new UserId("u-1"))
                    .groups(Set.of(new GroupKey("staff"), new GroupKey("navy"))));
    private static final User ALAN = user("u-3", "alan@example.com", "Alan Turing");
    private static final User OLD =
            user("u-4", "old@example.com", "Old Hand").with(user -> user.status(UserStatus.INACTIVE));

    @Test
    void showsCountsThenDifferencesThenIssues() {
        assertThat(text(
                        PlanText.Style.plain(),
                        "ada@example.com,,,,owner|admin,,",
                        "grace@example.com,,Research & Development,alan@example.com,,,",
                        "alan@example.com,,,,,,inactive",
                        "old@example.com,,Archive,,,,active",
                        "new@example.com,佐藤 翔太,Sales,ada@example.com,member,,",
                        "ada@example.org,,,,pilot,,",
                        "bob@,Bob,,,,,"))
                .isEqualTo("""
                        staff.csv: 7 rows
                          1 to create   2 to change   1 to deactivate   1 to reactivate   2 rejected

                        To create (1)
                          + row 6  佐藤 翔太  new@example.com  department: Sales, roles: member, managerId: Ada Lovelace

                        To change (2)
                          ~ row 2  Ada Lovelace  ada@example.com
                                roles: +admin −member
                          ~ row 3  Grace Hopper  grace@example.com
                                department: Sales → Research & Development
                                managerId:  Ada Lovelace → Alan Turing

                        To deactivate (1)
                          - row 4  Alan Turing  alan@example.com

                        To reactivate (1)
                          ↺ row 5  Old Hand  old@example.com
                                department: (none) → Archive

                        Issues (2)
                          error   row 7, column roles: "pilot" is not a role; use one of member, manager, admin, owner, or let new roles be created
                          error   row 8, column primaryEmail: "bob@" is not an e-mail address like ada@example.com; correct it, or leave the cell blank to keep the stored one
                        """);
    }

    @Test
    void saysThatThereIsNothingToDo() {
        assertThat(text(PlanText.Style.plain(), "ada@example.com,,Sales,,,,")).isEqualTo("""
                        staff.csv: 1 row, nothing to do
                          1 unchanged
                        """);
    }

    @Test
    void showsSomeRowsOfEachKindAndCountsTheRest() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            rows.add("user" + i + "@example.com,User " + i + ",,,,,");
        }
        rows.add("x@,,,,,,");
        rows.add("y@,,,,,,");
        rows.add("z@,,,,,,");

        assertThat(text(PlanText.Style.plain().showing(2), rows.toArray(String[]::new)))
                .contains("  + row 3  User 2  user2@example.com\n    … and 28 more\n")
                .doesNotContain("User 3 ")
                .contains("column primaryEmail: \"y@\"")
                .doesNotContain("\"z@\"")
                .endsWith("    … and 1 more\n");
    }

    @Test
    void tellsOnceWhatManyRowsSayAlike() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(",Nobody,,,,,");
        }
        String[] many = rows.toArray(String[]::new);

        assertThat(text(PlanText.Style.plain(), many))
                .contains(
                        "Issues (40)\n  error   rows 2, 3, 4, 5, 6 and 35 more: the row names no user; fill in one of")
                .doesNotContain("row 2:", "… and");
        assertThat(text(PlanText.Style.plain().in(Locale.GERMAN), many))
                .contains("  Fehler  Zeilen 2, 3, 4, 5, 6 und 35 weitere: die Zeile bezeichnet keinen Benutzer;");
    }

    @Test
    void saysWhatToDoAboutAnUnknownValue() {
        PlanText.Style style = PlanText.Style.plain().advising(issue -> Optional.of("press " + issue.code()));

        assertThat(text(style, "ada@example.com,,,,pilot,,", "grace@example.com,,,,pilot,,"))
                .contains("? roles \"pilot\" in rows 2, 3 (press ROLE_UNKNOWN)\n");
    }

    @Test
    void neverLetsDataSteerTheTerminal() {
        String text =
                text(PlanText.Style.plain(), "new@example.com,Eve\u202e evE,a\u001b[2Jb,,,,", "bad\u001b[31m@,,,,,,");

        assertThat(text).doesNotContain("\u001b", "\u202e");
        assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }

    @Test
    void cutsLongValues() {
        assertThat(text(PlanText.Style.plain(), "ada@example.com,," + "x".repeat(150) + ",,,,"))
                .contains("department: Sales → " + "x".repeat(47) + "…\n");
    }

    @Test
    void usesTheWidthThatThereIs() {
        String change = "ada@example.com,," + "x".repeat(150) + ",,,,";
        String newcomer = "new@example.com,New Hand," + "Research ".repeat(4) + ",ada@example.com,member,,";

        assertThat(text(PlanText.Style.plain().within(200), change)).contains("x".repeat(80));
        assertThat(text(PlanText.Style.plain().within(80), change).lines())
                .allMatch(line -> TerminalText.width(line) <= 80);
        assertThat(text(PlanText.Style.plain().within(200), newcomer))
                .contains("roles: member, managerId: ada@example.com\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.Style.plain().within(39));
    }

    @Test
    void saysHowManyFieldsOfANewUserDoNotFit() {
        String newcomer = "new@example.com,New Hand,Research,ada@example.com,member,,";

        assertThat(text(PlanText.Style.plain().within(90), newcomer))
                .contains("  department: Research … and 2 more fields\n");
        assertThat(text(PlanText.Style.plain().within(120), newcomer))
                .contains("  department: Research, roles: member, managerId: ada@example.com\n");
    }

    @Test
    void showsANameThatTheLabelDoesNotSay() {
        String plan = render(
                PlanText.Style.plain(),
                List.of(List.of("new@example.com", "Bob", "Robert", "Bob")),
                List.of("primaryEmail", "displayName", "firstName", "lastName"));

        assertThat(plan)
                .contains("+ row 2  Bob  new@example.com  firstName: Robert\n")
                .doesNotContain("lastName");
    }

    @Test
    void tellsIssuesInTheLanguageOfTheReader() {
        assertThat(text(PlanText.Style.plain().in(Locale.GERMAN), "bob@,Bob,,,,,", "ada@example.com,,“Navy”,,,,"))
                .contains("1 zu ändern   1 abgelehnt", "Zu ändern (1)\n", "  ~ Zeile 3  ", "Hinweise (2)\n")
                .contains("  Fehler  Zeile 2, Spalte primaryEmail: „bob@“ ist keine E-Mail-Adresse")
                .contains("  Hinweis Spalte department: in 1 Zelle der Spalte department: Anführungszeichen um den"
                        + " ganzen Text, die entfernt wurden (Zeile 3, etwa \"“Navy”\")\n");
    }

    @Test
    void usesColoursOnlyWhereTheyAreWanted() {
        String row = "ada@example.com,,Marketing,,,,";

        assertThat(text(PlanText.Style.plain().inColor(), row)).contains("\u001b[33m~\u001b[0m");
        assertThat(text(PlanText.Style.plain(), row)).doesNotContain("\u001b");
    }

    @Test
    void namesManagersWhomThePlanDoesNotKnow() {
        String row = "grace@example.com,,,alan@example.com,,,";

        assertThat(text(PlanText.Style.plain(), row)).contains("managerId: u-1 → alan@example.com\n");
        assertThat(text(PlanText.Style.plain().naming(id -> Optional.of("<" + id + ">")), row))
                .contains("managerId: <u-1> → <u-3>\n");
    }

    @Test
    void addsWhatAHostHasToSayToAnIssue() {
        PlanText.Style style = PlanText.Style.plain().advising(issue -> Optional.of("press " + issue.code()));

        assertThat(text(style, "bob@,,,,,,")).endsWith("to keep the stored one (press EMAIL_INVALID)\n");
    }

    @Test
    void listsTrippedSafeguards() {
        assertThat(text(PlanText.Style.plain())).contains("Safeguards (1)\n  empty-file: ");
    }

    @Test
    void passesOnThatTheTextCannotBeWritten() {
        IOException full = new IOException("disk full");
        Appendable broken = new FullDisk(full);
        try (Roster roster = Roster.inMemory(ADA);
                ImportPlan plan = plan(roster, List.of("primaryEmail"), List.of(List.of("ada@example.com")))) {
            assertThatThrownBy(() -> PlanText.write(plan, broken, PlanText.Style.plain()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCause(full);
        }
    }

    @Test
    void refusesAStyleThatShowsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.Style.plain().showing(0))
                .withMessage("rows must be 1 or more, found 0");
    }

    private record FullDisk(IOException failure) implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw failure;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw failure;
        }

        @Override
        public Appendable append(char c) throws IOException {
            throw failure;
        }
    }

    private static String text(PlanText.Style style, String... rows) {
        return render(
                style, Stream.of(rows).map(row -> List.of(row.split(",", -1))).toList(), HEADER);
    }

    private static String render(PlanText.Style style, List<List<String>> rows, List<String> header) {
        StringBuilder out = new StringBuilder();
        try (Roster roster = Roster.inMemory(ADA, GRACE, ALAN, OLD);
                ImportPlan plan = plan(roster, header, rows)) {
            PlanText.write(plan, out, style);
        }
        return out.toString();
    }

    private static ImportPlan plan(Roster roster, List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        Session session = roster.as(Actor.operator("operator"));
        return session.plan(RowSource.of("staff.csv", all), Profiles.users());
    }

    private static User user(String id, String email, String name) {
        return User.builder(new UserId(id))
                .primaryEmail(new EmailAddress(email))
                .displayName(name)
                .build();
    }
}
