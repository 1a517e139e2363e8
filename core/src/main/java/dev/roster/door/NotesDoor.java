package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.Note;
import dev.roster.account.Notes;
import dev.roster.account.UserDetail;
import dev.roster.apply.EffectOrders;
import dev.roster.json.FlatObject;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.StoreException;
import dev.roster.tenant.DocumentKinds;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Notes about one user, each a document under a key that sorts the newest first. Safe for use by many threads. */
final class NotesDoor implements Notes {

    /** How the documents are called. */
    static final String KIND = DocumentKinds.NOTE;

    private static final int MOST = 1_000;
    private static final Action NOTE = new Action("note", Permission.ADMINISTER_USERS);

    private final TenantState tenant;
    private final Actor actor;
    private final UserId user;

    NotesDoor(TenantState tenant, Actor actor, UserId user) {
        this.tenant = tenant;
        this.actor = actor;
        this.user = Objects.requireNonNull(user, "user");
    }

    /** What the page of a user shows; nothing where the stores keep no documents. The user is one whom the reader may read. */
    static UserDetail.Noted shown(TenantState tenant, Present present, Actor reader, User user) {
        Decision decision = present.authorizer().decide(reader, NOTE, user, user);
        boolean isKept = tenant.stores().capability(DocumentStore.class).isPresent();
        return decision.isAllowed() && isKept
                ? new UserDetail.Noted(decision, new NotesDoor(tenant, reader, user.id()).listed(UserDetail.Noted.MOST))
                : new UserDetail.Noted(decision, List.of());
    }

    @Override
    public List<Note> newest(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to 1,000 notes are listed at once, found " + limit);
        }
        requireAllowed();
        return listed(limit);
    }

    private List<Note> listed(int limit) {
        return documents().ofUser(user, KIND, DocumentStore.Page.first(limit)).stream()
                .map(this::read)
                .toList();
    }

    @Override
    public Note add(String text) {
        Instant now = tenant.now().truncatedTo(ChronoUnit.MICROS);
        Note note = new Note(keyOf(now), user, text, actor.name(), now);
        requireAllowed();
        record("add-note");
        Map<String, String> members = new LinkedHashMap<>();
        members.put("text", note.text());
        members.put("author", note.author());
        members.put("at", now.toString());
        Document document = new Document(KIND, note.id(), user, 0, FlatObject.write(members));
        if (documents().put(document).isEmpty()) {
            throw new StoreException("a note of this id is there already, so nothing was noted; try again");
        }
        return note;
    }

    @Override
    public boolean remove(String id) {
        requireAllowed();
        Optional<Document> found = documents().find(KIND, id).filter(document -> user.equals(document.user()));
        if (found.isEmpty()) {
            return false;
        }
        record("remove-note");
        return documents().delete(found.get());
    }

    /** No transaction holds documents and the audit trail together, so the entry comes first: no note changes without one. */
    private void record(String action) {
        new EffectOrders(tenant, actor).record(action, user);
    }

    /** Microseconds count down, so that the order of keys is that of age. */
    private String keyOf(Instant now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Long.MAX_VALUE - micros)
                + "-"
                + hex.toHexDigits(tenant.newId().getLeastSignificantBits());
    }

    private Note read(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        return new Note(
                document.key(),
                user,
                members.getOrDefault("text", ""),
                members.getOrDefault("author", ""),
                Instant.parse(members.getOrDefault("at", Instant.EPOCH.toString())));
    }

    /**
     * Asks who may administer the user now.
     *
     * @throws NotAuthorizedException if the actor may not, or may not even see the user, which looks as if there were none
     */
    private void requireAllowed() {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(user));
        Decision decision = party.found().stream()
                .filter(found -> present.authorizer().mayRead(party.actor(), found))
                .findFirst()
                .map(found -> present.authorizer().decide(party.actor(), NOTE, found, found))
                .orElseGet(() -> Authorizer.notKnown(user));
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
    }

    private DocumentStore documents() {
        return tenant.stores().require(DocumentStore.class);
    }
}
