package dev.roster.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.Field;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.UploadStore;
import dev.roster.table.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports step by step; each session of an {@link Office} remembers nothing of the one before. */
class WizardTest {

    /** By state: where each of the steps MAP, CHOOSE, PREVIEW, APPLY, BACK, CANCEL leads; - is refused. */
    private static final String TABLE = """
            UPLOADED   MAPPED    -       -          -     -         CANCELLED
            MAPPED     MAPPED    POLICY  -          -     UPLOADED  CANCELLED
            POLICY     -         POLICY  PREVIEWED  -     MAPPED    CANCELLED
            PREVIEWED  -         -       PREVIEWED  DONE  POLICY    CANCELLED
            APPLYING   -         -       -          DONE  -         CANCELLED
            DONE       -         -       -          -     -         -
            FAILED     -         -       -          -     -         -
            CANCELLED  -         -       -          -     -         -
            """;

    private static final WizardStep.MapColumns MAP = new WizardStep.MapColumns(Map.of("Dept.", "department"));
    private static final WizardStep.Choose CHOOSE =
            new WizardStep.Choose(Map.of(PolicyQuestion.MISSING, "SKIP"), Map.of("roles", Map.of("Boss", "manager")));
    private static final WizardStep PREVIEW = new WizardStep.Preview();
    private static final WizardStep APPLY = new WizardStep.Apply(Set.of(Safeguard.values()));
    private static final WizardStep BACK = new WizardStep.Back();
    private static final WizardStep CANCEL = new WizardStep.Cancel();
    private static final List<WizardStep> STEPS = List.of(MAP, CHOOSE, PREVIEW, APPLY, BACK, CANCEL);

    private static ImportWizard started(Office office) {
        return office.admin().wizards().start("users", "C:\\staff\\new.csv", Office.bytes(Office.FILE));
    }

    private static ImportWizard walked(Office office, WizardState to) {
        ImportWizard wizard = started(office);
        List<WizardStep> way = List.of(MAP, CHOOSE, PREVIEW, APPLY);
        for (int i = 0; i < way.size() && wizard.state() != to; i++) {
            wizard = office.admin().wizards().take(wizard, way.get(i));
        }
        return wizard;
    }

    /** An import that stands at a state, made so by the process that died where people cannot get to by steps. */
    private static ImportWizard at(Office office, WizardState state) {
        return switch (state) {
            case CANCELLED -> office.admin().wizards().take(started(office), CANCEL);
            case APPLYING -> interrupted(office, walked(office, WizardState.PREVIEWED));
            case FAILED -> {
                ImportWizard wizard = walked(office, WizardState.PREVIEWED);
                office.stores
                        .require(UploadStore.class)
                        .delete(wizard.id() + "-"
                                + Objects.requireNonNull(wizard.plan()).value());
                yield office.admin().wizards().take(wizard, APPLY);
            }
            default -> walked(office, state);
        };
    }

    /** An apply that ends with an error of the process, as a kill does. */
    private static ImportWizard interrupted(Office office, ImportWizard wizard) {
        Progress fatal = (phase, done, total) -> {
            throw new StackOverflowError("the process died");
        };
        assertThatThrownBy(() -> office.admin().wizards().take(wizard.id(), wizard.version(), APPLY, fatal))
                .isInstanceOf(Throwable.class);
        return office.admin().wizards().find(wizard.id()).orElseThrow();
    }

    static Stream<String> cells() {
        return TABLE.lines().flatMap(line -> {
            String[] parts = line.split(" +", -1);
            return Stream.iterate(0, i -> i + 1)
                    .limit(STEPS.size())
                    .map(i -> parts[0] + " " + STEPS.get(i).kind() + " " + parts[i + 1]);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void takesEachStepWhereTheTableSaysSo(String cell) {
        String[] parts = cell.split(" ", -1);
        WizardState from = WizardState.valueOf(parts[0]);
        WizardStep step = STEPS.stream()
                .filter(one -> one.kind().name().equals(parts[1]))
                .findFirst()
                .orElseThrow();
        Office office = new Office();
        ImportWizard wizard = at(office, from);
        assertThat(wizard.state()).isEqualTo(from);
        assertThat(from.steps().contains(step.kind())).isEqualTo(!parts[2].equals("-"));
        if (parts[2].equals("-")) {
            assertThatThrownBy(() -> office.admin().wizards().take(wizard, step))
                    .isInstanceOfSatisfying(
                            WizardException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(WizardException.Reason.ILLEGAL_STEP))
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(step.kind().name());
            assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
        } else {
            ImportWizard next = office.admin().wizards().take(wizard, step);
            assertThat(next.state().name()).isEqualTo(parts[2]);
            assertThat(office.admin().wizards().find(wizard.id())).contains(next);
            assertThat(office.uploads().isEmpty())
                    .as("files")
                    .isEqualTo(next.state().isEnd());
        }
    }

    @Test
    @DisplayName("a process that dies while it keeps the plan leaves a half that the next preview replaces")
    void previewsAgainWhereAProcessDied(@TempDir Path folder) throws IOException {
        FileUploads files = FileUploads.in(folder);
        Office office = new Office().with(settings -> settings.uploads(files));
        ImportWizard wizard = walked(office, WizardState.PREVIEWED);
        String key = wizard.id() + "-" + Objects.requireNonNull(wizard.plan()).value();
        wizard = office.admin().wizards().take(wizard, BACK);
        assertThat(files.find(key)).isEmpty();
        Files.writeString(Files.createDirectory(folder.resolve(key)).resolve("1.part"), "half");
        wizard = office.admin().wizards().take(wizard, PREVIEW);
        try (ImportPlan plan = office.admin().wizards().plan(wizard.id())) {
            assertThat(plan.id()).isEqualTo(wizard.plan());
        }
        assertThat(office.admin().wizards().take(wizard, APPLY).state()).isEqualTo(WizardState.DONE);
    }

    @Test
    void endsWithWhatASessionWouldHaveApplied() {
        Office office = new Office();
        ImportWizard wizard = started(office);
        assertThat(wizard.fileName()).isEqualTo("new.csv");
        wizard = office.admin().wizards().take(wizard, MAP);
        wizard = office.admin().wizards().take(wizard, CHOOSE);
        wizard = office.admin().wizards().take(wizard, PREVIEW);
        try (ImportPlan plan = office.admin().wizards().plan(wizard.id())) {
            assertThat(plan.id()).isEqualTo(wizard.plan());
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(2);
            assertThat(plan.summary().count(ChangeKind.SKIPPED)).isEqualTo(1);
        }
        wizard = office.admin().wizards().take(wizard, APPLY);
        assertThat(wizard.state()).isEqualTo(WizardState.DONE);
        assertThat(wizard.result()).isEqualTo(new ImportWizard.Result(2, 0, 0));
        assertThat(office.department("ada")).isEqualTo("Navy");
        assertThat(office.admin().users().find("bob").orElseThrow().access().roles())
                .extracting(Object::toString)
                .containsExactly("manager");
        assertThat(office.uploads()).isEmpty();
        assertThat(office.admin().report(Objects.requireNonNull(wizard.plan()))).isPresent();
    }

    @Test
    @DisplayName("offers columns with samples, tiers and candidates, before and after somebody said something")
    void offersColumns() {
        Office office = new Office();
        ImportWizard wizard = started(office);
        TableMapping found = office.admin().wizards().columns(wizard.id());
        assertThat(found.samples().get(1)).contains("Navy", "Army");
        assertThat(found.columns()).extracting(ColumnMapping::tier).hasSize(3).doesNotContainNull();
        wizard = office.admin()
                .wizards()
                .take(wizard, new WizardStep.MapColumns(Map.of("Dept.", "", "Role", "location")));
        List<ColumnMapping> said = office.admin().wizards().columns(wizard.id()).columns();
        assertThat(said.get(1).field()).isNull();
        assertThat(said.get(2).field()).isEqualTo(Field.LOCATION);
        ImportWizard mapped = wizard;
        assertThatThrownBy(() ->
                        office.admin().wizards().take(mapped, new WizardStep.MapColumns(Map.of("Role", "nonsense"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");
        assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
    }

    @Test
    @DisplayName("offers unknown words once each, and a word that was given a meaning is known")
    void offersUnknownWords() {
        Office office = new Office();
        ImportWizard wizard = office.admin().wizards().take(started(office), MAP);
        assertThat(office.admin().wizards().unknownValues(wizard.id()))
                .extracting(UnknownValue::value)
                .containsExactly("boss");
        wizard = office.admin().wizards().take(wizard, CHOOSE);
        assertThat(office.admin().wizards().unknownValues(wizard.id())).isEmpty();
        wizard = office.admin()
                .wizards()
                .take(wizard, new WizardStep.Choose(Map.of(), Map.of("roles", Map.of("boss", ""))));
        wizard = office.admin().wizards().take(wizard, PREVIEW);
        try (ImportPlan plan = office.admin().wizards().plan(wizard.id())) {
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isZero();
            assertThat(plan.summary().issues()).isPositive();
        }
    }

    private static PlanSummary of(Map<String, PlanSummary> effects, String option) {
        return Objects.requireNonNull(effects.get(option));
    }

    @Test
    @DisplayName("tells what each answer to a question of policy would change, and writes nothing")
    void offersEffects() {
        Office office = new Office();
        ImportWizard wizard = office.admin().wizards().take(started(office), MAP);
        Map<String, PlanSummary> effects = office.admin().wizards().effects(wizard.id(), PolicyQuestion.MISSING);
        assertThat(effects.keySet()).containsExactlyElementsOf(PolicyQuestion.MISSING.options());
        assertThat(of(effects, "CREATE").count(ChangeKind.CREATE)).isEqualTo(1);
        assertThat(of(effects, "SKIP").count(ChangeKind.SKIPPED)).isEqualTo(1);
        assertThat(of(effects, "REJECT").count(ChangeKind.REJECTED)).isEqualTo(2);
        assertThat(of(effects, "SKIP").count(ChangeKind.REJECTED)).isEqualTo(1);
        Map<String, PlanSummary> roles = office.admin().wizards().effects(wizard.id(), PolicyQuestion.UNKNOWN_ROLE);
        assertThat(of(roles, "CREATE").rolesCreated()).isEqualTo(1);
        assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
        for (PolicyQuestion question : PolicyQuestion.values()) {
            assertThat(question.options()).contains(question.answerOf(Profiles.users()));
        }
    }

    @Test
    @DisplayName("two tabs cannot cross: what was seen before another step is refused, and changes nothing")
    void refusesWhatIsStale() {
        Office office = new Office();
        ImportWizard seen = walked(office, WizardState.PREVIEWED);
        ImportWizard other = office.admin().wizards().take(seen, BACK);
        for (WizardStep step : STEPS) {
            assertThatThrownBy(() -> office.admin().wizards().take(seen, step))
                    .as("%s", step.kind())
                    .isInstanceOfSatisfying(
                            WizardException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(WizardException.Reason.STALE));
        }
        assertThat(office.admin().wizards().find(seen.id())).contains(other);
        assertThat(office.department("ada")).isNull();
    }

    @Test
    @DisplayName("a step that somebody takes while a preview is made wins, and the plan of the loser is deleted")
    void previewsOnce() {
        Office office = new Office();
        ImportWizard seen = walked(office, WizardState.POLICY);
        Progress meanwhile = (phase, done, total) -> {
            if (phase == Progress.Phase.SETTLING && done == 0) {
                office.admin().wizards().take(seen, BACK);
            }
        };
        assertThatThrownBy(() -> office.admin().wizards().take(seen.id(), seen.version(), PREVIEW, meanwhile))
                .isInstanceOf(WizardException.class);
        assertThat(office.uploads()).containsExactly(seen.id() + "-file");
    }

    @Test
    @DisplayName("is forgotten with its files when its time is up, from the very moment on")
    void expires() {
        Office office = new Office().with(settings -> settings.wizardLife(Duration.ofHours(1)));
        ImportWizard wizard = walked(office, WizardState.PREVIEWED);
        office.clock.move(Duration.ofHours(1).minusNanos(1_000));
        office.roster().tick();
        assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
        office.clock.move(Duration.ofNanos(1_000));
        assertThat(office.admin().wizards().find(wizard.id())).isEmpty();
        assertThat(office.admin().wizards().newest(9)).isEmpty();
        assertThatThrownBy(() -> office.admin().wizards().take(wizard, APPLY))
                .isInstanceOfSatisfying(
                        WizardException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(WizardException.Reason.NOT_FOUND));
        assertThat(office.uploads()).hasSize(2);
        office.roster().tick();
        assertThat(office.uploads()).isEmpty();
        assertThat(office.documents("import-wizard")).isEmpty();
    }

    @Test
    @DisplayName("a file that a crash left without its import is deleted a day after the import would have gone")
    void sweepsWhatACrashLeft() {
        Office office = new Office();
        ImportWizard wizard = started(office);
        office.documents("import-wizard").forEach(office.stores.require(DocumentStore.class)::delete);
        office.clock.move(Duration.ofHours(47));
        office.roster().tick();
        assertThat(office.uploads()).containsExactly(wizard.id() + "-file");
        office.clock.move(Duration.ofHours(1));
        office.roster().tick();
        assertThat(office.uploads()).isEmpty();
    }

    @Test
    @DisplayName("what is being applied outlives its time, so that it can be resumed")
    void keepsWhatIsApplied() {
        Office office = new Office();
        ImportWizard wizard = at(office, WizardState.APPLYING);
        office.clock.move(Duration.ofHours(40));
        office.roster().tick();
        ImportWizard done = office.admin().wizards().take(wizard, APPLY);
        assertThat(done.state()).isEqualTo(WizardState.DONE);
        assertThat(office.department("ada")).isEqualTo("Navy");
    }

    @Test
    @DisplayName("what nobody came to resume goes with its file, a day after its time; its run can still be resumed")
    void forgetsWhatIsGivenUp() {
        Office office = new Office();
        ImportWizard wizard = at(office, WizardState.APPLYING);
        office.clock.move(Duration.ofDays(2).minusNanos(1_000));
        office.roster().tick();
        assertThat(office.admin().wizards().find(wizard.id())).contains(wizard);
        office.clock.move(Duration.ofNanos(1_000));
        office.roster().tick();
        assertThat(office.documents("import-wizard")).isEmpty();
        assertThat(office.uploads()).isEmpty();
        assertThat(office.admin()
                        .resume(Objects.requireNonNull(wizard.plan()), ApplyOptions.defaults())
                        .isComplete())
                .isTrue();
        assertThat(office.department("ada")).isEqualTo("Navy");
    }

    @Test
    @DisplayName("who may change nobody begins no import, and nothing of the file is kept")
    void beginsForThoseWhoMayChangeAnybody() {
        Office office = new Office();
        Wizards wizards = office.as("ada").wizards();
        assertThatThrownBy(() -> wizards.start("users", "f.csv", Office.bytes(Office.FILE)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(office.uploads()).isEmpty();
    }

    @Test
    @DisplayName("one person has no more open imports than the host allows")
    void isBounded() {
        Office office = new Office().with(settings -> settings.maxOpenImports(2));
        started(office);
        ImportWizard second = started(office);
        assertThatThrownBy(() -> started(office))
                .isInstanceOfSatisfying(
                        WizardException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(WizardException.Reason.TOO_MANY))
                .hasMessage("2 imports are open, which is the most for one person; finish or cancel one of them");
        assertThat(office.uploads()).hasSize(2);
        office.as("boss").wizards().start("users", "f.csv", Office.bytes(Office.FILE));
        office.admin().wizards().take(second, CANCEL);
        assertThat(started(office).state()).isEqualTo(WizardState.UPLOADED);
        assertThatThrownBy(() -> JobSettings.defaults().maxOpenImports(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\ud800", "a b", "é"})
    @DisplayName("any text is asked for in vain")
    void takesAnyId(String id) {
        Wizards wizards = new Office().admin().wizards();
        assertThat(wizards.find(id)).isEmpty();
        assertThat(wizards.find(id.repeat(1_000))).isEmpty();
        assertThatThrownBy(() -> wizards.take(id, 1, CANCEL, Progress.SILENT)).isInstanceOf(WizardException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\\\staff\\\\new.csv | new.csv",
                "../../etc/passwd | passwd",
                "evil\u202Evsc.exe | evilvsc.exe",
                "a\u0000b\u0007.csv | ab.csv",
                "x\ud83d.csv | x.csv",
                "folder/ | file"
            })
    @DisplayName("a file is called what can be seen of its name")
    void namesWhatCanBeSeen(String given, String name) {
        String text = given.translateEscapes();
        assertThat(new Office()
                        .admin()
                        .wizards()
                        .start("users", text, Office.bytes(Office.FILE))
                        .fileName())
                .isEqualTo(name);
    }

    @Test
    @DisplayName("a long name keeps its end, and no half of a character")
    void cutsLongNames() {
        String name = new Office()
                .admin()
                .wizards()
                .start("users", "\ud83d\ude00".repeat(150) + ".csv", Office.bytes(Office.FILE))
                .fileName();
        assertThat(name).isEqualTo("\ud83d\ude00".repeat(96) + ".csv");
    }

    @Test
    @DisplayName("a plan that may not be applied so can be looked at again: a safeguard that nobody acknowledged")
    void staysPreviewedWhenRefused() {
        Office office = new Office();
        ImportWizard wizard = office.admin().wizards().start("deactivate-users", "gone.csv", Office.bytes("email\n"));
        for (WizardStep step :
                List.of(new WizardStep.MapColumns(Map.of()), new WizardStep.Choose(Map.of(), Map.of()))) {
            wizard = office.admin().wizards().take(wizard, step);
        }
        ImportWizard previewed = office.admin().wizards().take(wizard, PREVIEW);
        assertThatThrownBy(() -> office.admin().wizards().take(previewed, new WizardStep.Apply(Set.of())))
                .isInstanceOf(PlanException.class);
        ImportWizard after = office.admin().wizards().find(previewed.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(WizardState.PREVIEWED);
        assertThat(office.uploads()).hasSize(2);
        assertThat(office.admin().wizards().take(after, BACK).state()).isEqualTo(WizardState.POLICY);
    }

    @Test
    @DisplayName("cancelled while it is applied, it stops between two chunks and tells what was done")
    void cancelsWhileApplying() {
        Office office = new Office();
        ImportWizard wizard = walked(office, WizardState.PREVIEWED);
        Progress impatient = new Progress() {
            @Override
            public void at(Phase phase, long done, long total) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        ImportWizard ended = office.admin().wizards().take(wizard.id(), wizard.version(), APPLY, impatient);
        assertThat(ended.state()).isEqualTo(WizardState.CANCELLED);
        assertThat(ended.result()).isEqualTo(new ImportWizard.Result(0, 0, 0));
        assertThat(office.uploads()).isEmpty();
    }

    @Test
    @DisplayName("an operator who is called like a user is another one")
    void knowsWhoIsWho() {
        Office office = new Office();
        Session operator = office.roster().as(Actor.operator("mia"));
        ImportWizard wizard = operator.wizards().start("users", "f.csv", Office.bytes(Office.FILE));
        assertThat(office.as("mia").wizards().find(wizard.id())).isEmpty();
        assertThat(office.as("mia").wizards().newest(9)).isEmpty();
        assertThat(operator.wizards().find(wizard.id())).contains(wizard);
    }

    @Test
    @DisplayName("is seen and walked through by whoever began it, and by who may see the runs of everybody")
    void belongsToWhoBeganIt() {
        Office office = new Office();
        ImportWizard wizard = office.as("mia").wizards().start("users", "f.csv", Office.bytes(Office.FILE));
        assertThat(office.as("ada").wizards().find(wizard.id())).isEmpty();
        assertThat(office.as("ada").wizards().newest(9)).isEmpty();
        assertThatThrownBy(() -> office.as("ada").wizards().columns(wizard.id()))
                .isInstanceOf(WizardException.class);
        assertThatThrownBy(() -> office.as("ada").wizards().take(wizard, CANCEL))
                .isInstanceOf(WizardException.class);
        assertThat(office.as("mia").wizards().find(wizard.id())).contains(wizard);
        assertThat(office.admin().wizards().newest(9)).containsExactly(wizard);
        assertThat(office.admin().wizards().take(wizard, CANCEL).state()).isEqualTo(WizardState.CANCELLED);
    }

    @Test
    @DisplayName("a plan shows what its maker may see, and so nobody else")
    void showsAPlanToItsMaker() {
        Office office = new Office();
        ImportWizard wizard = walked(office, WizardState.PREVIEWED);
        Wizards others = office.as("boss").wizards();
        assertThatThrownBy(() -> others.plan(wizard.id()))
                .isInstanceOf(WizardException.class)
                .hasMessageContaining("take the step PREVIEW");
        ImportWizard own = others.take(wizard, PREVIEW);
        try (ImportPlan plan = others.plan(own.id())) {
            assertThat(plan.basis().actor()).isEqualTo("boss");
        }
    }

    @Test
    @DisplayName("lists imports, the one begun last first")
    void listsImports() {
        Office office = new Office();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(0, started(office).id());
            office.clock.move(Duration.ofSeconds(1));
        }
        assertThat(office.admin().wizards().newest(9))
                .extracting(ImportWizard::id)
                .containsExactlyElementsOf(ids);
        assertThat(office.admin().wizards().newest(2))
                .extracting(ImportWizard::id)
                .containsExactlyElementsOf(ids.subList(0, 2));
    }

    @Test
    @DisplayName(
            "refuses a file that is too large, of no profile, or of stores that keep nothing, and keeps nothing of it")
    void refusesFiles() {
        Office office = new Office().with(settings -> settings.maxUploadBytes(10));
        assertThatThrownBy(() -> started(office))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SourceException.Reason.TOO_LARGE));
        assertThatThrownBy(() -> office.admin().wizards().start("no-such", "f.csv", InputStream.nullInputStream()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(office.uploads()).isEmpty();
        assertThat(office.documents("import-wizard")).isEmpty();
        Office sharp = new Office().with(settings -> settings.reading(UploadFormats.NONE));
        ImportWizard wizard = started(sharp);
        assertThatThrownBy(() -> sharp.admin().wizards().columns(wizard.id())).isInstanceOf(SourceException.class);
        assertThat(sharp.admin().wizards().find(wizard.id())).contains(wizard);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("random steps by two tabs never leave the states, and never lose the file before the end")
    void holdsAtRandom(long seed) {
        Random random = new Random(seed);
        Office office = new Office();
        ImportWizard first = started(office);
        List<ImportWizard> tabs = new ArrayList<>(List.of(first, first));
        Set<WizardState> seen = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            int tab = random.nextInt(2);
            // The end comes late, so that the walk is long.
            WizardStep step = STEPS.get(random.nextInt(i < 50 ? 3 : STEPS.size()));
            if (random.nextInt(5) == 0) {
                step = BACK;
            }
            ImportWizard before = office.admin().wizards().find(first.id()).orElseThrow();
            WizardState expected = before.state().after(step.kind()).orElse(null);
            boolean isCurrent = tabs.get(tab).version() == before.version();
            try {
                ImportWizard after = office.admin().wizards().take(tabs.get(tab), step);
                tabs.set(tab, after);
                assertThat(isCurrent).isTrue();
                assertThat(expected).isNotNull();
                assertThat(after.state()).isIn(expected, WizardState.DONE);
            } catch (WizardException refused) {
                assertThat(refused.reason())
                        .isEqualTo(isCurrent ? WizardException.Reason.ILLEGAL_STEP : WizardException.Reason.STALE);
                tabs.set(tab, before);
            }
            ImportWizard now = office.admin().wizards().find(first.id()).orElseThrow();
            seen.add(now.state());
            Set<String> files = now.state().isEnd()
                    ? Set.of()
                    : Stream.of(
                                    Optional.of(now.id() + "-file"),
                                    Optional.ofNullable(now.plan()).map(plan -> now.id() + "-" + plan.value()))
                            .flatMap(Optional::stream)
                            .collect(Collectors.toSet());
            assertThat(office.uploads()).as("seed %s, step %s", seed, i).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(seen).contains(WizardState.MAPPED);
    }
}
