package dev.roster.tenant;

import dev.roster.json.SyncCodec;
import dev.roster.json.SyncCodec.Mark;
import dev.roster.plan.PlanException;
import dev.roster.plan.SyncPoint;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the directories of a tenant stand, kept under compare-and-set. A plan counts that was read on what is kept now:
 * whoever begins to apply one outdates all others, so that none writes what another read before. Where a run was overtaken
 * all the same, the directory is read as a whole next time. Stores that keep no documents begin with a full reading each
 * time. Safe for use by many threads.
 */
public final class SyncMarks {

    private static final String KIND = DocumentKinds.DIRECTORY_SYNC;
    private static final int MOST_TRIES = 20;

    private final Optional<DocumentStore> documents;

    /**
     * What is kept.
     *
     * @param version its version, 0 for nothing
     * @param mark what is kept
     */
    public record Kept(long version, Mark mark) {}

    /**
     * Looks after the marks.
     *
     * @param stores where they are
     */
    public SyncMarks(Stores stores) {
        documents = stores.capability(DocumentStore.class);
    }

    /**
     * Finds what is kept about a directory.
     *
     * @param directory its name
     * @return what is kept; nothing for one that was never followed
     */
    public Kept find(String directory) {
        Document document = document(directory);
        return new Kept(document.version(), document.version() == 0 ? Mark.NONE : SyncCodec.read(document.json()));
    }

    /**
     * Begins to apply a plan: others that were read before are outdated from now on.
     *
     * @param point the reading
     * @param run the run
     * @throws PlanException if another plan of the directory was begun since the reading
     */
    public void begin(SyncPoint point, PlanId run) {
        if (documents.isEmpty()) {
            return;
        }
        Kept kept = find(point.directory());
        if (run.equals(kept.mark().begun())) {
            return;
        }
        Mark begun = new Mark(kept.mark().setup(), kept.mark().cookie(), run);
        if (kept.version() != point.version() || !put(point.directory(), kept.version(), begun)) {
            throw new PlanException(
                    PlanException.Reason.REFUSED,
                    "users of directory " + point.directory()
                            + " were synchronized since this plan was made, so it may be outdated; make it again");
        }
    }

    /**
     * Ends a run. Where all of it was written the next reading begins where this one stood; where another run was begun
     * meanwhile, neither of them says where.
     *
     * @param point the reading
     * @param run the run
     * @param isComplete whether every row of the plan was taken and written
     */
    public void end(SyncPoint point, PlanId run, boolean isComplete) {
        if (documents.isEmpty()) {
            return;
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Kept kept = find(point.directory());
            boolean isLast = run.equals(kept.mark().begun());
            Mark next = !isLast ? Mark.NONE : isComplete ? passed(point, run) : kept.mark();
            if (put(point.directory(), kept.version(), next)) {
                return;
            }
        }
    }

    /**
     * Goes on without a run, since nothing is to be written. Where somebody was faster their reading counts; a run that was
     * left lying is overtaken.
     *
     * @param point the reading
     */
    public void pass(SyncPoint point) {
        if (documents.isPresent()) {
            put(point.directory(), point.version(), passed(point, null));
        }
    }

    private static Mark passed(SyncPoint point, @Nullable PlanId run) {
        return new Mark(point.setup(), point.cookie(), run);
    }

    private boolean put(String directory, long version, Mark mark) {
        Document document = new Document(KIND, directory, null, version, SyncCodec.write(mark));
        return documents.orElseThrow().put(document).isPresent();
    }

    private Document document(String directory) {
        Document none = new Document(KIND, directory, null, 0, "{}");
        return documents.flatMap(store -> store.find(KIND, directory)).orElse(none);
    }
}
