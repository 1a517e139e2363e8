package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.ImportWizard;
import dev.roster.job.WizardException;
import dev.roster.job.WizardState;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.PlanId;
import dev.roster.spi.UploadStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where imports and their files lie. Safe for use by many threads. */
final class WizardShelf {

    private static final int PAGE = 200;

    private final Workshop shop;

    WizardShelf(Workshop shop) {
        this.shop = shop;
    }

    static String fileKey(String id) {
        return id + "-file";
    }

    static String planKey(String id, PlanId plan) {
        return id + "-" + plan.value();
    }

    /** Puts a new import on the shelf. */
    ImportWizard add(ImportWizard wizard, Actor actor) {
        Document document =
                new Document(WizardCodec.KIND, wizard.id(), actor.id().orElse(null), 0, WizardCodec.write(wizard));
        return shop.documents().put(document).map(WizardCodec::read).orElseThrow(() -> stale(wizard.id()));
    }

    /** The import, unless its time is up. */
    Optional<ImportWizard> find(String id) {
        return find(id, anybody -> true);
    }

    /** The import of somebody, unless its time is up. */
    Optional<ImportWizard> find(String id, Predicate<Asker> wanted) {
        return document(id).map(Kept::of).filter(kept -> isWanted(kept, wanted)).map(Kept::wizard);
    }

    private Optional<Document> document(String id) {
        return Workshop.isId(id) ? shop.documents().find(WizardCodec.KIND, id) : Optional.empty();
    }

    private boolean isWanted(Kept kept, Predicate<Asker> wanted) {
        return !isOver(kept.wizard()) && wanted.test(kept.asker());
    }

    List<ImportWizard> newest(int limit, Predicate<Asker> wanted) {
        return newest(limit, wanted, wizard -> true);
    }

    /** Those imports of somebody that are not at their end. */
    List<ImportWizard> open(int limit, Asker asker) {
        return newest(limit, asker::equals, wizard -> !wizard.state().isEnd());
    }

    private List<ImportWizard> newest(int limit, Predicate<Asker> wanted, Predicate<ImportWizard> which) {
        List<ImportWizard> found = new ArrayList<>();
        forEach(kept -> {
            if (found.size() < limit && isWanted(kept, wanted) && which.test(kept.wizard())) {
                found.add(kept.wizard());
            }
            return found.size() < limit;
        });
        return found;
    }

    /** An import with who began it. */
    private record Kept(ImportWizard wizard, Asker asker) {
        static Kept of(Document document) {
            ImportWizard wizard = WizardCodec.read(document);
            return new Kept(wizard, Asker.of(document, wizard.actor()));
        }
    }

    /** Goes through all of them, the one begun last first, while there is a wish for more. */
    private void forEach(Predicate<Kept> visitor) {
        List<Document> page = shop.documents().ofKind(WizardCodec.KIND, DocumentStore.Page.first(PAGE));
        while (!page.isEmpty()) {
            for (Document document : page) {
                if (!visitor.test(Kept.of(document))) {
                    return;
                }
            }
            String last = page.get(page.size() - 1).key();
            page = page.size() < PAGE
                    ? List.of()
                    : shop.documents().ofKind(WizardCodec.KIND, new DocumentStore.Page(last, PAGE));
        }
    }

    /**
     * Changes an import that is still as it was seen.
     *
     * @throws WizardException if it is not
     */
    ImportWizard put(ImportWizard seen, Consumer<WizardDraft> change) {
        ImportWizard next = WizardDraft.changed(seen, change);
        return document(seen.id())
                .filter(stored -> stored.version() == seen.version())
                .flatMap(stored -> shop.documents().put(stored.withJson(WizardCodec.write(next))))
                .map(WizardCodec::read)
                .orElseThrow(() -> stale(seen.id()));
    }

    static WizardException stale(String id) {
        return new WizardException(
                WizardException.Reason.STALE, "import " + id + " went on meanwhile; look at it again before going on");
    }

    /** One that is being applied has time until its file goes; its run can be resumed for ever. */
    private boolean isOver(ImportWizard wizard) {
        Instant end =
                wizard.state() == WizardState.APPLYING ? Workshop.expiryBeside(wizard.expiresAt()) : wizard.expiresAt();
        return !end.isAfter(shop.now());
    }

    /** Deletes the files of an import that is at its end. */
    void clear(ImportWizard wizard) {
        UploadStore uploads = shop.uploads();
        uploads.delete(fileKey(wizard.id()));
        PlanId plan = wizard.plan();
        if (plan != null) {
            uploads.delete(planKey(wizard.id(), plan));
        }
    }

    /** Forgets imports whose time is up, with their files. */
    void sweep() {
        List<ImportWizard> over = new ArrayList<>();
        forEach(kept -> {
            if (isOver(kept.wizard())) {
                over.add(kept.wizard());
            }
            return true;
        });
        for (ImportWizard wizard : over) {
            boolean isGone = document(wizard.id())
                    .filter(document -> document.version() == wizard.version())
                    .filter(shop.documents()::delete)
                    .isPresent();
            if (isGone) {
                clear(wizard);
            }
        }
    }
}
