package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Impersonation;
import dev.roster.access.NotAuthorizedException;
import dev.roster.json.FlatObject;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.StoreException;
import dev.roster.spi.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The impersonations that go on, each a document of who began it, so that every process knows them and they go with that user.
 * One that is ended is gone; one whose time is up counts for nothing and is swept. Safe for use by many threads.
 */
public final class ImpersonationShelf {

    private static final String KIND = DocumentKinds.IMPERSONATION;
    private static final int PAGE = 500;
    private static final int MAX_ID = 100;

    private final DocumentStore documents;

    /**
     * Looks after them.
     *
     * @param stores where they are kept
     * @throws UnsupportedOperationException if the stores keep no documents
     */
    public ImpersonationShelf(Stores stores) {
        documents = stores.require(DocumentStore.class);
    }

    /**
     * Keeps one that begins.
     *
     * @param begun the impersonation
     * @param by who begins it
     * @throws StoreException if the stores fail, or have one of the id
     */
    public void add(Impersonation begun, Actor by) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("by", begun.by());
        members.put("target", begun.target().value());
        members.put("reason", begun.reason());
        members.put("from", begun.from().toString());
        members.put("until", begun.until().toString());
        UserId whose = by.id().orElse(null);
        if (documents
                .put(new Document(KIND, begun.id(), whose, 0, FlatObject.write(members)))
                .isEmpty()) {
            throw new StoreException("an impersonation of this id is there already, so nothing was begun; try again");
        }
    }

    /**
     * Finds one that goes on.
     *
     * @param id its id, perhaps guessed
     * @param by who must have begun it
     * @param now the moment
     * @return the impersonation
     * @throws NotAuthorizedException if it is over, or was never there for who asks, which looks the same
     */
    public Impersonation require(String id, Actor by, Instant now) {
        return find(id, by, now)
                .map(ImpersonationShelf::read)
                .orElseThrow(() -> new NotAuthorizedException(
                        Authorizer.impersonationOver(id).reason()));
    }

    /**
     * Takes one away that goes on.
     *
     * @param id its id, perhaps guessed
     * @param by who must have begun it
     * @param now the moment
     * @return the impersonation; empty when it is over, somebody else was first, or it was never there for who asks
     */
    public Optional<Impersonation> remove(String id, Actor by, Instant now) {
        return find(id, by, now).filter(documents::delete).map(ImpersonationShelf::read);
    }

    /**
     * Lists those that go on.
     *
     * @param by who must have begun them
     * @param now the moment
     * @return the impersonations, the oldest first
     */
    public List<Impersonation> open(Actor by, Instant now) {
        return all().stream()
                .filter(document -> isOf(document, by))
                .map(ImpersonationShelf::read)
                .filter(one -> !one.isOver(now))
                .sorted(Comparator.comparing(Impersonation::from).thenComparing(Impersonation::id))
                .toList();
    }

    /**
     * Forgets those whose time is up.
     *
     * @param now the moment
     */
    public void sweep(Instant now) {
        all().stream().filter(document -> read(document).isOver(now)).forEach(documents::delete);
    }

    private Optional<Document> find(String id, Actor by, Instant now) {
        boolean isId = !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return isId
                ? documents
                        .find(KIND, id)
                        .filter(document ->
                                isOf(document, by) && !read(document).isOver(now))
                : Optional.empty();
    }

    /** An operator is another one than the user whose id is the operator's name. */
    private static boolean isOf(Document document, Actor by) {
        return Objects.equals(document.user(), by.id().orElse(null))
                && read(document).by().equals(by.name());
    }

    private List<Document> all() {
        List<Document> all = new ArrayList<>();
        List<Document> page;
        String after = "";
        do {
            page = documents.ofKind(KIND, new DocumentStore.Page(after, PAGE));
            all.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).key();
        } while (page.size() == PAGE);
        return all;
    }

    private static Impersonation read(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        return new Impersonation(
                document.key(),
                text(members, "by"),
                new UserId(text(members, "target")),
                text(members, "reason"),
                Instant.parse(text(members, "from")),
                Instant.parse(text(members, "until")));
    }

    private static String text(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }
}
