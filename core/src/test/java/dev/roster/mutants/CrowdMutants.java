package dev.roster.mutants;

import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores that are right for one caller and a few users, and wrong for many. */
final class CrowdMutants {

    private static final int BATCH = 100;

    private CrowdMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers("batches of a count", "counts a hundred users at a time", "UN-04", CountsInBatches::new),
                Mutant.ofUsers(
                        "nobody is next",
                        "ends when the user at the end of a page by id is gone",
                        "US-06",
                        NobodyIsNext::new),
                Mutant.ofUsers(
                        "round count",
                        "counts two thousand users at the most",
                        "US-18",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public long count(Filter filter, long limit) {
                                return super.count(filter, Math.min(limit, 2_000));
                            }
                        }),
                Mutant.ofUsers(
                        "guards the first", "looks at the guards before the first unit alone", "UN-01", Relaxed::new),
                Mutant.ofStores("late revision", "reads the revision after the catalogs", "CS-06", CatalogsFirst::new),
                Mutant.meddling(
                        "piece by piece",
                        "keeps the pieces of a plan as they come",
                        "JS-01",
                        JournalStore.class,
                        call -> call.name().equals("putPlan") ? pieceByPiece(call) : call.proceed()),
                Mutant.meddling(
                        "removes what is there",
                        "looks at the version of a document, then removes it",
                        "DS-02",
                        DocumentStore.class,
                        call -> call.name().equals("delete") ? removed(call) : call.proceed()),
                Mutant.meddling(
                        "saved last",
                        "looks when a mapping was confirmed, then saves another",
                        "MP-02",
                        MappingStore.class,
                        call -> call.name().equals("save") ? saved(call) : call.proceed()));
    }

    private static @Nullable Object pieceByPiece(Meddler.Call call) throws Throwable {
        Iterator<?> pieces = (Iterator<?>) call.argument(1);
        List<byte[]> come = new ArrayList<>();
        while (pieces.hasNext()) {
            come.add((byte[]) pieces.next());
            call.stores().journal().putPlan((PlanId) call.argument(0), come.iterator());
        }
        return null;
    }

    private static boolean removed(Meddler.Call call) {
        DocumentStore documents = call.stores().require(DocumentStore.class);
        DocumentStore.Document wanted = (DocumentStore.Document) call.argument(0);
        Optional<DocumentStore.Document> found = documents.find(wanted.kind(), wanted.key());
        if (found.isEmpty() || found.get().version() != wanted.version()) {
            return false;
        }
        Units.dawdle();
        documents.find(wanted.kind(), wanted.key()).ifPresent(documents::delete);
        return true;
    }

    private static @Nullable Object saved(Meddler.Call call) throws Throwable {
        MappingStore mappings = call.stores().require(MappingStore.class);
        SavedMapping mapping = (SavedMapping) call.argument(0);
        boolean isLater = mappings.find(mapping.fingerprint())
                .map(known -> !mapping.confirmedAt().isBefore(known.confirmedAt()))
                .orElse(true);
        Units.dawdle();
        if (isLater) {
            mappings.delete(mapping.fingerprint());
            call.proceed();
        }
        return null;
    }

    private static final class CountsInBatches extends ForwardingUsers {
        CountsInBatches(UserStore real) {
            super(real);
        }

        @Override
        public long count(Filter filter, long limit) {
            long count = 0;
            Page page = query(UserQuery.first(BATCH));
            while (true) {
                count += page.users().stream().filter(filter::matches).count();
                if (page.next().isEmpty()) {
                    return Math.min(count, limit);
                }
                page = query(UserQuery.first(BATCH).from(page.next().orElseThrow()));
            }
        }
    }

    private static final class NobodyIsNext extends ForwardingUsers {
        NobodyIsNext(UserStore real) {
            super(real);
        }

        @Override
        public Page query(UserQuery query) {
            boolean isLost = query.cursor() != null
                    && query.sorts().isEmpty()
                    && findAll(List.of(query.cursor().after())).isEmpty();
            return isLost ? new Page(List.of(), null) : super.query(query);
        }
    }

    /** Writes unit by unit, each on whatever is there by then. */
    private static final class Relaxed extends ForwardingUsers {
        Relaxed(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            CommitGuards then = guards;
            List<UnitOutcome> outcomes = new ArrayList<>();
            for (CommitUnit unit : units) {
                outcomes.addAll(super.commit(List.of(unit), then));
                if (!outcomes.contains(UnitOutcome.OUTDATED)) {
                    then = new CommitGuards(guards.ownerRoles(), guards.ownerRolesBefore(), Set.of(), null);
                }
            }
            return outcomes;
        }
    }

    private static final class CatalogsFirst extends ForwardingStores {
        CatalogsFirst(Stores real) {
            super(real);
        }

        @Override
        public Optional<CatalogSnapshot> catalogs(long knownRevision) {
            Optional<CatalogSnapshot> read = super.catalogs(knownRevision);
            Units.dawdle();
            return read.map(all -> new CatalogSnapshot(
                    super.catalogs(0).orElseThrow().revision(),
                    all.roles(),
                    all.groups(),
                    all.organizations(),
                    all.teams(),
                    all.attributes(),
                    all.settings()));
        }
    }
}
