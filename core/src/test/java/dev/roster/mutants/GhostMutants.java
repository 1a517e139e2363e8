package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Stores in which something of a deleted user is left for the next one of the id. */
final class GhostMutants {

    private GhostMutants() {}

    static List<Mutant> all() {
        return List.of(
                leaving(
                        "ghost groups",
                        "the groups",
                        (copy, before) -> copy.groups(before.access().groups())),
                leaving(
                        "ghost grants",
                        "the grants",
                        (copy, before) -> copy.grants(before.access().grants())),
                leaving(
                        "ghost groups at rest",
                        "the groups set aside",
                        (copy, before) -> copy.setAsideGroups(before.access().setAsideGroups())),
                leaving(
                        "ghost attributes",
                        "the attributes",
                        (copy, before) -> before.attributes().forEach(copy::attribute)),
                leaving(
                        "ghost logins",
                        "the last sign-in",
                        (copy, before) -> copy.lastLoginAt(before.lifecycle().lastLoginAt())),
                leaving(
                        "ghost skills",
                        "what a touch counted",
                        (copy, before) -> copy.skillCount(before.lifecycle().skillCount())),
                Mutant.ofUsers("ghost versions", "leaves the version of a deleted user", "UN-05", GhostVersions::new),
                Mutant.ofStores("ghost links", "leaves the tokens of a deleted user", "UN-05", GhostLinks::new),
                Mutant.ofStores(
                        "ghost notes",
                        "counts the versions of a document on when it is gone",
                        "UN-05",
                        GhostNotes::new));
    }

    private static Mutant leaving(String name, String what, BiConsumer<UserBuilder, User> leave) {
        return Mutant.ofUsers(name, "leaves " + what + " of a deleted user", "UN-05", real -> new Leaving(real, leave));
    }

    /** Gives to a user of an id that was deleted what the one before had. */
    private static final class Leaving extends ForwardingUsers {
        private final BiConsumer<UserBuilder, User> leave;
        private final Map<UserId, User> gone = new ConcurrentHashMap<>();

        Leaving(UserStore real, BiConsumer<UserBuilder, User> leave) {
            super(real);
            this.leave = leave;
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            for (CommitUnit unit : units) {
                for (Write write : unit.writes()) {
                    if (write instanceof Write.DeleteUser delete) {
                        findAll(List.of(delete.id())).forEach(user -> gone.put(user.id(), user));
                    }
                }
            }
            return super.commit(
                    Units.mapWrites(
                            units,
                            write -> write instanceof Write.InsertUser insert
                                            && gone.containsKey(insert.user().id())
                                    ? new Write.InsertUser(insert.user()
                                            .with(copy -> leave.accept(
                                                    copy, gone.get(insert.user().id()))))
                                    : write),
                    guards);
        }
    }

    /** Gives to a user of an id that was deleted the version after the last one. */
    private static final class GhostVersions extends ForwardingUsers {
        private final Map<UserId, Long> versions = new HashMap<>();

        GhostVersions(UserStore real) {
            super(real);
        }

        @Override
        public synchronized List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = super.commit(
                    Units.mapWrites(
                            units,
                            write -> write instanceof Write.InsertUser insert
                                            && versions.containsKey(
                                                    insert.user().id())
                                    ? new Write.InsertUser(insert.user()
                                            .with(copy -> copy.version(
                                                    versions.get(insert.user().id()))))
                                    : write),
                    guards);
            units.forEach(unit -> unit.writes().forEach(write -> {
                if (write instanceof Write.DeleteUser delete) {
                    versions.put(delete.id(), delete.expectedVersion());
                }
            }));
            return outcomes;
        }
    }

    /** Issues the tokens of deleted users again. */
    private static final class GhostLinks extends ForwardingStores {
        private final Map<UserId, OneTimeToken> issued = new ConcurrentHashMap<>();

        GhostLinks(Stores real) {
            super(real);
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            Optional<C> found = super.capability(ability);
            if (ability != TokenStore.class) {
                return found;
            }
            return found.map(tokens -> ability.cast(new MeddledStores(this, TokenStore.class, call -> {
                        if (call.name().equals("issue")) {
                            OneTimeToken token = (OneTimeToken) call.argument(0);
                            issued.put(token.user(), token);
                        }
                        return call.proceed();
                    })
                    .around(TokenStore.class, (TokenStore) tokens)));
        }

        @Override
        public UserStore users() {
            return new ForwardingUsers(super.users()) {
                @Override
                public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                    List<UnitOutcome> outcomes = super.commit(units, guards);
                    units.forEach(unit -> unit.writes().forEach(write -> {
                        if (write instanceof Write.DeleteUser delete && issued.containsKey(delete.id())) {
                            require(TokenStore.class).issue(issued.get(delete.id()));
                        }
                    }));
                    return outcomes;
                }
            };
        }
    }

    /** Remembers how often a document was put, whoever removed it. */
    private static final class GhostNotes extends ForwardingStores {
        private final Map<String, DocumentStore.Document> known = new ConcurrentHashMap<>();

        GhostNotes(Stores real) {
            super(real);
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            Optional<C> found = super.capability(ability);
            if (ability != DocumentStore.class) {
                return found;
            }
            return found.map(documents -> ability.cast(new MeddledStores(this, DocumentStore.class, call -> {
                        Object answer = call.proceed();
                        if (call.name().equals("put") && answer instanceof Optional<?> kept && kept.isPresent()) {
                            DocumentStore.Document now = (DocumentStore.Document) kept.get();
                            DocumentStore.Document before = known.put(now.key(), now);
                            return before != null && now.version() == 1 ? Optional.of(now.kept()) : answer;
                        }
                        return answer;
                    })
                    .around(DocumentStore.class, (DocumentStore) documents)));
        }
    }
}
