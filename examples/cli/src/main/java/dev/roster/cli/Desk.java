package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Decision;
import dev.roster.access.RoleCatalog;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Fields;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.signin.SignIn;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.text.CatalogJson;
import dev.roster.text.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open database, somebody who acts on it, and a terminal to tell about it. */
final class Desk implements AutoCloseable {

    private static final Actor OPERATOR = Actor.operator("operator");

    private final Roster roster;
    private final Session session;
    private final Actor actor;
    private final RosterCommand options;
    private final Links links;
    private final @Nullable String absent;

    private Desk(Roster roster, Actor actor, RosterCommand options, Links links, @Nullable String absent) {
        this.roster = roster;
        this.session = roster.as(actor);
        this.actor = actor;
        this.options = options;
        this.links = links;
        this.absent = absent;
    }

    /** What becomes of a database that is not there. */
    enum Opening {
        /** It must be there. */
        THERE,
        /** An empty one in memory is read in its place, and forgotten. */
        EMPTY_TOO,
        /** It is made. */
        NEW_TOO
    }

    /**
     * Opens the database that the options name.
     *
     * @throws Refused if it is not there and must be, nobody acts by the name, or the key of links is none
     */
    static Desk open(RosterCommand options, Opening opening) {
        Links links = options.links();
        String url = DatabaseUrl.of(options.database());
        Optional<Path> missing = DatabaseUrl.file(url).filter(file -> !Files.exists(file));
        if (missing.isPresent() && opening == Opening.THERE) {
            throw new Refused(
                    "there is no database " + missing.get()
                            + "; name another one with --db, or begin this one: roster import FILE --yes",
                    "database.missing");
        }
        boolean isEmpty = missing.isPresent() && opening == Opening.EMPTY_TOO;
        Roster roster =
                links.on(isEmpty ? new InMemoryStores() : stores(url, options)).build();
        boolean isOpen = false;
        try {
            Actor actor = options.actor().map(name -> actor(roster, name)).orElse(OPERATOR);
            Desk desk = new Desk(
                    roster,
                    actor,
                    options,
                    links,
                    missing.map(file -> isEmpty
                                    ? "There is no database " + file + " yet; this is what an empty one says."
                                    : "The database is a new one: " + file)
                            .orElse(null));
            isOpen = true;
            return desk;
        } finally {
            if (!isOpen) {
                roster.close();
            }
        }
    }

    private static Stores stores(String url, RosterCommand options) {
        return JdbcStores.open(url, JdbcStores.DEFAULT_TENANT, options.urlOptions());
    }

    /** Says that the database is a new one, or none, beside what was shown of it. */
    void tellOfDatabase() {
        if (absent != null && !writesJson()) {
            terminal().out().flush();
            terminal().err().println(absent);
        }
    }

    private static Actor actor(Roster roster, String name) {
        User user = roster.as(OPERATOR)
                .users()
                .find(name)
                .orElseThrow(() -> new Refused(
                        "--as: no user \"" + name + "\"; write an id, user name, e-mail address or employee id"));
        return Actor.of(user);
    }

    /** How users sign in. */
    SignIn signIn() {
        return roster.signIn();
    }

    Session session() {
        return session;
    }

    Actor actor() {
        return actor;
    }

    Stores stores() {
        return roster.stores();
    }

    /** With what links are made, for another roster on the same stores; the desk closes them. */
    Links links() {
        return links;
    }

    Fields fields() {
        return roster.fields();
    }

    RoleCatalog roles() {
        return roster.roles();
    }

    /**
     * Ends the command when the actor may not do it.
     *
     * @throws Refused with the reason
     */
    void require(Decision decision) {
        if (!decision.isAllowed()) {
            throw new Refused(decision.reason(), IssueCode.NOT_AUTHORIZED.code());
        }
    }

    /**
     * The entry that a call on a catalog left.
     *
     * @throws Refused with the reason when nothing was written
     */
    <E extends CatalogEntry> @Nullable E require(CatalogOutcome<E> outcome) {
        if (!outcome.isDone()) {
            throw new Refused(
                    outcome.reason(),
                    outcome.issues().isEmpty()
                            ? Words.of(outcome.kind())
                            : outcome.issues().get(0).code().code());
        }
        return outcome.entry();
    }

    /** Commands to copy. */
    Typed typed() {
        return new Typed(options.args(), options);
    }

    Terminal terminal() {
        return options.terminal();
    }

    boolean writesJson() {
        return options.format() == OutputFormat.JSON;
    }

    /** Writes one object, the whole result of a command. */
    void json(Consumer<JsonObject> members) {
        JsonObject.write(terminal().out(), members);
    }

    /** Tells of an entry that a catalog has from now on. */
    void tellAdded(CatalogEntry entry) {
        String kind = entry.kind().word();
        if (writesJson()) {
            json(json -> json.object(kind, members -> CatalogJson.add(members, entry)));
        } else {
            say(Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " "
                    + entry.entryKey().value() + " added");
        }
    }

    void say(String line) {
        terminal().out().println(line);
    }

    /** Progress for people at a terminal, on the side of the errors. */
    ShownProgress progress() {
        return ShownProgress.on(terminal());
    }

    @Override
    public void close() {
        roster.close();
    }
}
