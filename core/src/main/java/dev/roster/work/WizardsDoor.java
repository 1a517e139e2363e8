package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.job.ImportWizard;
import dev.roster.job.PolicyQuestion;
import dev.roster.job.WizardException;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.job.Wizards;
import dev.roster.mapping.TableMapping;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.Permission;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Progress;
import dev.roster.profile.Profile;
import dev.roster.spi.PlanId;
import dev.roster.tenant.Present;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports step by step, as one actor takes the steps.
 *
 * @param shop where
 * @param actor who takes them
 */
public record WizardsDoor(Workshop shop, Actor actor) implements Wizards {

    private static final int MAX_NAME = 200;

    /** Who has none of these changes nobody by a file. */
    private static final List<Permission> OF_IMPORTS = List.of(
            Permission.UPDATE_USERS, Permission.CREATE_USERS, Permission.ADMINISTER_USERS, Permission.DELETE_USERS);

    /** Checks that everything is there. */
    public WizardsDoor {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(actor, "actor");
    }

    @Override
    public ImportWizard start(String profile, String fileName, InputStream content) {
        requireMayImport();
        requireRoom();
        String name = fileNameOf(fileName);
        Instant now = shop.now();
        ImportWizard wizard = new ImportWizard(
                shop.newId(),
                0,
                WizardState.UPLOADED,
                actor.name(),
                shop.settings().profile(profile).name(),
                name,
                now,
                now.plus(shop.settings().wizardLife()),
                new WizardStep.MapColumns(Map.of()),
                new WizardStep.Choose(Map.of(), Map.of()),
                null,
                null,
                null);
        shop.documents();
        InputStream limited = new LimitedStream(content, name, shop.settings().maxUploadBytes());
        boolean isKept = shop.uploads()
                .put(WizardShelf.fileKey(wizard.id()), Workshop.expiryBeside(wizard.expiresAt()), limited)
                .isPresent();
        if (!isKept) {
            throw WizardShelf.stale(wizard.id());
        }
        return shelf().add(wizard, actor);
    }

    /**
     * Checks that the actor may write anything that a file says.
     *
     * @throws NotAuthorizedException if not
     */
    private void requireMayImport() {
        Present present = shop.tenant().present();
        Actor now = shop.tenant().refreshed(actor, present);
        List<Decision> decisions = OF_IMPORTS.stream()
                .map(permission -> present.authorizer().may(now, permission))
                .toList();
        if (decisions.stream().noneMatch(Decision::isAllowed)) {
            throw new NotAuthorizedException(decisions.get(0).reason());
        }
    }

    /**
     * Checks that the actor has not begun too many.
     *
     * @throws WizardException if so
     */
    private void requireRoom() {
        int most = shop.settings().maxOpenImports();
        if (shelf().open(most, Asker.of(actor)).size() >= most) {
            throw new WizardException(
                    WizardException.Reason.TOO_MANY,
                    most + " imports are open, which is the most for one person; finish or cancel one of them");
        }
    }

    /** The last part of what may be a path, without what cannot be seen, with a length that every store keeps. */
    private static String fileNameOf(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        int[] seen = last.codePoints().filter(WizardsDoor::isSeen).toArray();
        int length = Math.min(seen.length, MAX_NAME / 2);
        String name = new String(seen, seen.length - length, length).strip();
        return name.isEmpty() ? "file" : name;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public Optional<ImportWizard> find(String id) {
        return shelf().find(id, shop.known(actor));
    }

    @Override
    public List<ImportWizard> newest(int limit) {
        return shelf().newest(limit, shop.known(actor));
    }

    @Override
    public ImportWizard take(String id, long version, WizardStep step, Progress progress) {
        ImportWizard now = require(id);
        if (now.version() != version) {
            throw WizardShelf.stale(id);
        }
        WizardState next = now.state()
                .after(step.kind())
                .orElseThrow(() -> new WizardException(
                        WizardException.Reason.ILLEGAL_STEP,
                        "import " + id + " is " + now.state() + ", where " + step.kind() + " cannot follow; "
                                + (now.state().isEnd()
                                        ? "it is at its end"
                                        : "use one of " + now.state().steps())));
        return switch (step.kind()) {
            case MAP ->
                chosen(now, draft -> {
                    draft.state = next;
                    draft.columns = (WizardStep.MapColumns) step;
                });
            case CHOOSE ->
                chosen(now, draft -> {
                    draft.state = next;
                    draft.choices = (WizardStep.Choose) step;
                });
            case PREVIEW -> previewed(now, next, progress);
            case APPLY -> new WizardRun(shop, actor).apply(now, (WizardStep.Apply) step, progress);
            case BACK -> back(now, next);
            case CANCEL -> {
                ImportWizard cancelled = shelf().put(now, draft -> draft.state = next);
                shelf().clear(cancelled);
                yield cancelled;
            }
        };
    }

    private ImportWizard chosen(ImportWizard now, Consumer<WizardDraft> change) {
        new WizardImport(shop, actor, WizardDraft.changed(now, change)).requireUsable();
        return shelf().put(now, change);
    }

    private ImportWizard previewed(ImportWizard now, WizardState next, Progress progress) {
        WizardImport work = new WizardImport(shop, actor, now);
        try (ImportPlan plan = work.plan(work.profile(), progress)) {
            work.keep(plan);
            PlanId id = plan.id();
            try {
                ImportWizard previewed = shelf().put(now, draft -> {
                    draft.state = next;
                    draft.plan = id;
                });
                drop(now, previewed);
                return previewed;
            } catch (WizardException stale) {
                shelf().find(now.id())
                        .ifPresentOrElse(
                                other -> drop(WizardDraft.changed(now, draft -> draft.plan = id), other),
                                () -> shop.uploads().delete(WizardShelf.planKey(now.id(), id)));
                throw stale;
            }
        }
    }

    private ImportWizard back(ImportWizard now, WizardState next) {
        ImportWizard before = shelf().put(now, draft -> {
            draft.state = next;
            draft.plan = null;
        });
        drop(now, before);
        return before;
    }

    /** Deletes a plan that an import does not name any more. */
    private void drop(ImportWizard before, ImportWizard after) {
        PlanId plan = before.plan();
        if (plan != null && !plan.equals(after.plan())) {
            shop.uploads().delete(WizardShelf.planKey(before.id(), plan));
        }
    }

    @Override
    public TableMapping columns(String id) {
        return open(id).columns();
    }

    @Override
    public List<UnknownValue> unknownValues(String id) {
        WizardImport work = open(id);
        try (ImportPlan plan = work.plan(work.profile(), Progress.SILENT)) {
            return plan.unknownValues();
        }
    }

    @Override
    public Map<String, PlanSummary> effects(String id, PolicyQuestion question) {
        WizardImport work = open(id);
        Map<String, PlanSummary> effects = new LinkedHashMap<>();
        for (String option : question.options()) {
            Profile profile = question.answered(work.profile(), option);
            try (ImportPlan plan = work.plan(profile, Progress.SILENT)) {
                effects.put(option, plan.summary());
            }
        }
        return effects;
    }

    @Override
    public ImportPlan plan(String id) {
        ImportWizard wizard = require(id);
        ImportPlan kept = Optional.ofNullable(wizard.plan())
                .filter(plan -> !wizard.state().isEnd())
                .flatMap(plan -> new WizardImport(shop, actor, wizard).kept(plan))
                .orElseThrow(() -> new WizardException(
                        WizardException.Reason.ILLEGAL_STEP,
                        "import " + id + " is " + wizard.state() + " and has no plan; take the step "
                                + WizardStep.Kind.PREVIEW + " first"));
        if (kept.basis().actor().equals(actor.name())) {
            return kept;
        }
        kept.close();
        throw new WizardException(
                WizardException.Reason.ILLEGAL_STEP,
                "the plan of import " + id + " was made by somebody else, who may see others; take the step "
                        + WizardStep.Kind.PREVIEW + " to make your own");
    }

    /** The import, whose file is there. */
    WizardImport open(String id) {
        ImportWizard wizard = require(id);
        if (wizard.state().isEnd()) {
            throw new WizardException(
                    WizardException.Reason.ILLEGAL_STEP,
                    "import " + id + " is " + wizard.state() + ", at its end; its file is deleted");
        }
        return new WizardImport(shop, actor, wizard);
    }

    ImportWizard require(String id) {
        return find(id).orElseThrow(() -> new WizardException(
                WizardException.Reason.NOT_FOUND, "no import " + id + "; begin a new one with its file"));
    }

    private WizardShelf shelf() {
        return new WizardShelf(shop);
    }
}
