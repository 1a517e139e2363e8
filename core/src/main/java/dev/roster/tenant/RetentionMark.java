package dev.roster.tenant;

import dev.roster.json.FlatObject;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Up to when the audit trail was searched for users whose traces are overdue, so that the next search begins there. Stores that
 * keep no documents begin from the start each time. For one thread.
 */
public final class RetentionMark {

    private static final String KIND = DocumentKinds.RETENTION;
    private static final String KEY = "deleted-for-good";
    private static final String MOMENT = "until";
    /** The entries of a run carry the moment at which it began, and may be written long after. */
    private static final Duration LONGEST_RUN = Duration.ofDays(7);

    private final Optional<DocumentStore> documents;

    /**
     * Looks after the mark.
     *
     * @param stores where it is kept
     */
    public RetentionMark(Stores stores) {
        documents = stores.capability(DocumentStore.class);
    }

    /** {@return from when on to search} */
    public Instant moment() {
        return find().map(document ->
                        Instant.parse(FlatObject.read(document.json()).get(MOMENT)))
                .map(moment -> moment.minus(LONGEST_RUN))
                .orElse(Instant.EPOCH);
    }

    /**
     * Notes that everything up to a moment was searched. Where somebody was faster, theirs counts.
     *
     * @param moment the moment
     */
    public void moveTo(Instant moment) {
        long version = find().map(Document::version).orElse(0L);
        documents.ifPresent(store ->
                store.put(new Document(KIND, KEY, null, version, FlatObject.write(Map.of(MOMENT, moment.toString())))));
    }

    private Optional<Document> find() {
        return documents.flatMap(store -> store.find(KIND, KEY));
    }
}
