package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.ImportWizard;
import dev.roster.job.WizardException;
import dev.roster.job.WizardState;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.PlanId;
import dev.roster.spi.UploadStore;
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
        return document(id).map(WizardCodec::read).filter(wizard -> !isOver(wizard));
    }

    private Optional<Document> document(String id) {
        return shop.documents().find(WizardCodec.KIND, id);
    }

    List<ImportWizard> newest(int limit, Predicate<ImportWizard> wanted) {
        List<ImportWizard> found = new ArrayList<>();
        forEach(wizard -> {
            if (found.size() < limit && !isOver(wizard) && wanted.test(wizard)) {
                found.add(wizard);
            }
            return found.size() < limit;
        });
        return found;
    }

    /** Goes through all of them, the one begun last first, while there is a wish for more. */
    private void forEach(Predicate<ImportWizard> visitor) {
        List<Document> page = shop.documents().ofKind(WizardCodec.KIND, DocumentStore.Page.first(PAGE));
        while (!page.isEmpty()) {
            for (Document document : page) {
                if (!visitor.test(WizardCodec.read(document))) {
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

    private boolean isOver(ImportWizard wizard) {
        return wizard.state() != WizardState.APPLYING && !wizard.expiresAt().isAfter(shop.now());
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
        forEach(wizard -> {
            if (isOver(wizard)) {
                over.add(wizard);
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
