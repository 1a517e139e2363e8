package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.PhoneNumber;
import dev.roster.model.RoleKey;
import dev.roster.model.TaskNotification;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with titles for people in place of keys changes nothing when it comes back, in either format (B9). */
final class TitledFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "nl", "pt", "pl", "ja"})
    void changesNothing(String tag, @TempDir Path folder) {
        Locale locale = Locale.forLanguageTag(tag);
        List<User> users = List.of(ada(), grace());
        Path csv = folder.resolve("users.csv");
        Path xlsx = folder.resolve("users.xlsx");
        write(CsvTableWriter.to(csv), users, locale);
        write(XlsxTableWriter.to(xlsx), users, locale);
        for (RowSource source : List.of(CsvRowSource.of(csv), XlsxRowSource.of(xlsx))) {
            List<String> found = new ArrayList<>();
            try (Roster roster = Roster.inMemory(users.toArray(User[]::new));
                    ImportPlan plan = roster.as(ada().id()).plan(source, Profiles.users());
                    var changes = plan.changes()) {
                changes.forEach(change -> found.add(change.kind() + " " + change.fields() + " " + change.issues()));
                assertThat(plan.isEmpty()).as(found.toString()).isTrue();
                assertThat(plan.summary().rows()).isEqualTo(2);
            }
            assertThat(found).hasSize(2).allMatch(change -> change.startsWith(ChangeKind.UNCHANGED.name()));
        }
    }

    private static void write(TableWriter writer, List<User> users, Locale locale) {
        List<Field<?>> fields = List.copyOf(Fields.builtIn().all());
        try (TableWriter table = writer) {
            table.writeHeader(fields.stream().map(field -> field.column(locale)).toList());
            users.forEach(user -> table.write(UserText.texts(fields, user)));
        }
    }

    private static User ada() {
        return User.builder(new UserId("ada"))
                .primaryEmail(new EmailAddress("ada@example.com"))
                .displayName("Ada Lovelace")
                .roles(Set.of(new RoleKey("owner")))
                .lastLoginAt(Instant.parse("2024-02-29T10:15:30.123456Z"))
                .createdAt(Instant.parse("2020-01-01T00:00:00Z"))
                .secondFactor(true)
                .skillCount(3L)
                .build();
    }

    private static User grace() {
        return User.builder(new UserId("grace"))
                .userName(new UserName("grace"))
                .primaryEmail(new EmailAddress("grace@example.com"))
                .displayName("Grace Hopper")
                .firstName("Grace")
                .lastName("Hopper")
                .phoneNumber(new PhoneNumber("+493012345678"))
                .department("=Compilers")
                .company("Navy")
                .location("Arlington")
                .jobTitle("Rear admiral")
                .position("007")
                .employeeId(new EmployeeId("00042"))
                .managerId(new UserId("ada"))
                .userType("contractor")
                .hireDate(LocalDate.of(1943, 12, 1))
                .endDate(LocalDate.of(2086, 8, 14))
                .taskNotification(TaskNotification.OFF)
                .roles(Set.of(new RoleKey("member")))
                .createdAt(Instant.parse("2020-01-01T00:00:00Z"))
                .deactivatedAt(Instant.parse("2021-01-01T00:00:00Z"))
                .build();
    }
}
