package dev.roster.tenant;

import dev.roster.access.Action;
import dev.roster.access.ActionRules;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.Impersonation;
import dev.roster.access.NotAuthorizedException;
import dev.roster.json.FlatObject;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.StoreException;
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

    private final TenantState tenant;
    private final DocumentStore documents;

    /**
     * Looks after them.
     *
     * @param tenant whose they are
     * @throws UnsupportedOperationException if the stores keep no documents
     */
    public ImpersonationShelf(TenantState tenant) {
        this.tenant = tenant;
        this.documents = tenant.stores().require(DocumentStore.class);
    }

    /**
     * An actor in the place of another, as long as both may.
     *
     * @param actor who acts
     * @param id by which impersonation, perhaps guessed
     * @return the other, as stored now
     * @throws NotAuthorizedException if it is over or another one's, either may not any more, or the actor is impersonated
     */
    public Actor impersonating(Actor actor, String id) {
        Impersonation open = require(id, actor.inPerson());
        return tenant.stores().users().findAll(List.of(open.target())).stream()
                .findFirst()
                .map(target -> tenant.refreshed(Actor.of(target).impersonatedBy(actor, open)))
                .orElseThrow(() -> over(id));
    }

    /**
     * Whoever acts in the place of another must still be allowed to, by what is defined now, whatever else is decided by.
     *
     * @throws NotAuthorizedException if not, or that is over
     */
    Actor checked(Actor before, Actor target, List<User> found) {
        Actor acting = Objects.requireNonNull(before.by());
        Impersonation open =
                require(Objects.requireNonNull(before.impersonation()).id(), acting);
        Present newest = tenant.present();
        Actor by = acting.user() == null ? acting : tenant.asFound(acting.user(), found, newest);
        Decision decision = new ActionRules(newest.authorizer(), tenant.accounts())
                .decide(by, Action.IMPERSONATE, Objects.requireNonNull(target.user()));
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        return target.impersonatedBy(by, open);
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

    /** One that goes on; which is over and which was never there for who asks look the same. */
    private Impersonation require(String id, Actor by) {
        return find(id, by).map(ImpersonationShelf::read).orElseThrow(() -> over(id));
    }

    private static NotAuthorizedException over(String id) {
        return new NotAuthorizedException(Authorizer.impersonationOver(id).reason());
    }

    /**
     * Takes one away that goes on.
     *
     * @param id its id, perhaps guessed
     * @param by who must have begun it
     * @return the impersonation; empty when it is over, somebody else was first, or it was never there for who asks
     */
    public Optional<Impersonation> remove(String id, Actor by) {
        return find(id, by).filter(documents::delete).map(ImpersonationShelf::read);
    }

    /**
     * Lists those that go on.
     *
     * @param by who must have begun them
     * @return the impersonations, the oldest first
     */
    public List<Impersonation> open(Actor by) {
        Instant now = tenant.now();
        return all().stream()
                .filter(document -> isOf(document, by))
                .map(ImpersonationShelf::read)
                .filter(one -> !one.isOver(now))
                .sorted(Comparator.comparing(Impersonation::from).thenComparing(Impersonation::id))
                .toList();
    }

    /** Forgets those whose time is up. */
    public void sweep() {
        Instant now = tenant.now();
        all().stream().filter(document -> read(document).isOver(now)).forEach(documents::delete);
    }

    private Optional<Document> find(String id, Actor by) {
        boolean isId = !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return isId
                ? documents
                        .find(KIND, id)
                        .filter(document ->
                                isOf(document, by) && !read(document).isOver(tenant.now()))
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
