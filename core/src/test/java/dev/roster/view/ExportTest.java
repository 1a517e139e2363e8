package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.HeaderMode;
import dev.roster.mapping.MappingRules;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.Progress;
import dev.roster.query.Sort;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import dev.roster.table.Row;
import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a view becomes a table. */
class ExportTest {

    private static final int USERS = 2_300;

    private final Views views = Roster.on(InMemoryStores.of(
                    IntStream.range(0, USERS).mapToObj(ExportTest::user).toArray(User[]::new)))
            .build()
            .as(Actor.operator("operator"))
            .views();
    private final Columns columns = views.columns(Columns::standard);
    private final ViewState addresses = ViewState.initial().showing("id", "primaryEmail");
    private final KeptTable table = new KeptTable();

    /** A table that keeps what was written, and what became of it. */
    private static final class KeptTable implements TableWriter {
        private final List<TableColumn> header = new ArrayList<>();
        private final List<List<String>> rows = new ArrayList<>();
        private boolean isDiscarded;
        private int full = Integer.MAX_VALUE;

        @Override
        public void writeHeader(List<TableColumn> titles) {
            header.addAll(titles);
        }

        @Override
        public void write(List<String> cells) {
            if (rows.size() == full) {
                throw new IllegalStateException("the disk is full");
            }
            rows.add(List.copyOf(cells));
        }

        @Override
        public void discard() {
            isDiscarded = true;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }

    private static User user(int number) {
        return User.builder(new UserId(String.format(Locale.ROOT, "u-%05d", number)))
                .version(1)
                .primaryEmail(new EmailAddress("p" + number + "@example.com"))
                .displayName("Person " + (USERS - number))
                .build();
    }

    @Test
    void writesEveryUserOnceInTheOrderOfIds() {
        assertThat(views.export(columns, addresses).write(table)).isEqualTo(USERS);
        assertThat(table.header).extracting(TableColumn::title).containsExactly("id", "primaryEmail");
        assertThat(table.rows).hasSize(USERS).doesNotHaveDuplicates();
        assertThat(table.rows.get(0)).containsExactly("u-00000", "p0@example.com");
        assertThat(table.rows.get(USERS - 1)).containsExactly("u-02299", "p2299@example.com");
        assertThat(table.isDiscarded).isFalse();
    }

    @Test
    void writesTheOrderOfTheViewWhateverItsPage() {
        ViewState sorted =
                addresses.sortedBy(Sort.descending(Field.PRIMARY_EMAIL)).sized(7);
        ViewState second = sorted.from(views.page(sorted.query()).nextCursor());
        assertThat(views.export(columns, second).write(table)).isEqualTo(USERS);
        assertThat(table.rows.get(0).get(1)).isEqualTo("p9@example.com");
        assertThat(table.rows).doesNotHaveDuplicates();
    }

    @Test
    void aTextForWhichSeveralColumnsStandIsWrittenOnce() {
        Columns known = views.columns(Columns::learningPlatform);
        views.export(known, ViewState.initial().showing("user", "department", "managers"))
                .write(table);
        assertThat(table.header)
                .extracting(TableColumn::title)
                .doesNotHaveDuplicates()
                .contains("department");
    }

    @Test
    void whatIsStoredGoesBeforeWhatIsWorkedOutUnderTheSameName() {
        CustomAttribute inactive =
                CustomAttribute.builder("inactive", AttributeType.TEXT).build();
        User ada = user(1).with(user -> user.attribute(inactive.key(), new AttributeValue.Text("on leave"))
                .status(UserStatus.INACTIVE));
        Stores stores = InMemoryStores.of(ada);
        stores.users()
                .commit(
                        List.of(new CommitUnit(List.of(new Write.EnsureEntry(inactive)), null, List.of(), List.of())),
                        CommitGuards.NONE);
        Views theirs = Roster.on(stores).build().as(Actor.operator("operator")).views();
        Columns known = theirs.columns(Columns::learningPlatform);
        theirs.export(known, ViewState.initial().showing("user", "inactive")).write(table);
        assertThat(table.header).extracting(TableColumn::title).containsOnlyOnce("inactive");
        assertThat(table.rows.get(0)).contains("on leave").doesNotContain("true");
    }

    /** Whoever stays is in it once (F4), while others come, go and change. */
    @Test
    void everybodyWhoStaysIsInItOnceWhileOthersComeAndGo() {
        Session admin = Roster.on(InMemoryStores.of(
                        IntStream.range(0, USERS).mapToObj(ExportTest::user).toArray(User[]::new)))
                .build()
                .as(Actor.operator("operator"));
        Progress meanwhile = (phase, done, total) -> {
            User seen = admin.users().find("u-02000").orElseThrow();
            admin.users().update(seen.id(), seen.version(), user -> user.department("Department " + done));
            admin.users().delete(new UserId(String.format(Locale.ROOT, "u-%05d", 2_250 - done / 100)), 1);
            admin.users().create(user -> user.displayName("New " + done).primaryEmail("new" + done + "@example.com"));
        };
        Columns shown = admin.views().columns(Columns::standard);
        admin.views().export(shown, addresses).write(table, meanwhile);
        assertThat(table.rows)
                .doesNotHaveDuplicates()
                .extracting(row -> row.get(0))
                .containsAll(IntStream.range(0, 2_200)
                        .mapToObj(i -> String.format(Locale.ROOT, "u-%05d", i))
                        .toList());
    }

    @Test
    void tellsHowFarItIs() {
        List<String> heard = new ArrayList<>();
        views.export(columns, addresses)
                .write(table, (phase, done, total) -> heard.add(phase + " " + done + "/" + total));
        assertThat(heard)
                .containsExactly(
                        "EXPORTING 500/2300",
                        "EXPORTING 1000/2300",
                        "EXPORTING 1500/2300",
                        "EXPORTING 2000/2300",
                        "EXPORTING 2300/2300");
    }

    @Test
    void endsWhenItIsCancelledAndGivesTheTableUp() {
        Progress progress = new Progress() {
            private boolean isEnough;

            @Override
            public void at(Phase phase, long done, long total) {
                isEnough = done >= 1_000;
            }

            @Override
            public boolean isCancelled() {
                return isEnough;
            }
        };
        assertThatThrownBy(() -> views.export(columns, addresses).write(table, progress))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("1000 users");
        assertThat(table.rows).hasSize(1_000);
        assertThat(table.isDiscarded).isTrue();
    }

    @Test
    void anInterruptedThreadGivesTheTableUpAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> views.export(columns, addresses).write(table))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(table.isDiscarded).isTrue();
    }

    @Test
    void aTableThatBreaksIsGivenUp() {
        table.full = 700;
        assertThatThrownBy(() -> views.export(columns, addresses).write(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("disk");
        assertThat(table.isDiscarded).isTrue();
    }

    @Test
    void aViewOfNobodyIsAHeader() {
        assertThat(views.export(columns, addresses.searching("nobody"))
                        .titled(Locale.GERMAN)
                        .write(table))
                .isZero();
        assertThat(table.header).extracting(TableColumn::title).containsExactly("Benutzer-ID", "E-Mail-Adresse");
        assertThat(table.rows).isEmpty();
    }

    @Test
    void everybodyHasAllTheirManagersHoweverManyThereAre() {
        int people = 10_500;
        List<User> staff = new ArrayList<>(List.of(reporting("top", null)));
        for (int i = 0; i < people; i++) {
            staff.add(reporting(String.format(Locale.ROOT, "b%05d", i), "top"));
            staff.add(reporting(String.format(Locale.ROOT, "a%05d", i), String.format(Locale.ROOT, "b%05d", i)));
        }
        Views all = Roster.on(InMemoryStores.of(staff.toArray(User[]::new)))
                .build()
                .as(Actor.operator("operator"))
                .views();
        all.export(all.columns(Columns::standard), ViewState.initial().showing("id", "managers"))
                .write(table);
        assertThat(table.rows.subList(0, people))
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(row.get(0).replace('a', 'b') + " | top"));
    }

    private static User reporting(String id, @Nullable String manager) {
        return User.builder(new UserId(id))
                .version(1)
                .userName(new UserName(id))
                .displayName(id)
                .managerId(manager == null ? null : new UserId(manager))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aTitleThatMeansAnotherFieldGivesWayToTheKey(String language) {
        Fields fields = Fields.with(List.of(
                CustomAttribute.builder("unit", AttributeType.TEXT)
                        .label("Department")
                        .build(),
                CustomAttribute.builder("abteilung2", AttributeType.TEXT)
                        .label("Abteilung")
                        .build(),
                CustomAttribute.builder("seen", AttributeType.TEXT)
                        .label("Last login")
                        .build(),
                CustomAttribute.builder("start", AttributeType.TEXT)
                        .label("Hire date")
                        .build(),
                CustomAttribute.builder("shoe", AttributeType.TEXT)
                        .label("Shoe size")
                        .build()));
        List<String> keys =
                List.of("id", "unit", "department", "abteilung2", "lastLoginAt", "seen", "start", "hireDate", "shoe");
        views.export(Columns.standard(fields), ViewState.initial().showing(keys.toArray(String[]::new)))
                .titled(Locale.forLanguageTag(language))
                .write(table);
        String[] titles = table.header.stream().map(TableColumn::title).toArray(String[]::new);
        assertThat(titles).doesNotHaveDuplicates().contains("Shoe size");
        List<ColumnMapping> meanings = ColumnMapper.map(
                        List.of(Row.of(1, titles)), "", MappingRules.none().header(HeaderMode.YES), fields)
                .columns();
        for (int i = 0; i < keys.size(); i++) {
            Field<?> meant = meanings.get(i).field();
            assertThat(meant == null ? "lastLoginAt" : meant.key())
                    .as(titles[i])
                    .isEqualTo(keys.get(i));
        }
    }

    @Test
    void aHostCannotMixUpTheUsersWhomItIsAskedAbout() {
        Columns known = columns.with(Column.computed("points", "Points", users -> {
            users.sort(Comparator.comparing(user -> String.valueOf(user.name().displayName())));
            return Map.of();
        }));
        assertThatThrownBy(() -> views.export(known, ViewState.initial().showing("points", "id"))
                        .write(table))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
