package dev.roster.mutants;

import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.Credentials.Password;
import dev.roster.spi.Credentials.SecondFactor;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores that keep less of credentials than they were given, keep them too long, or let more than one caller save. */
final class CredentialMutants {

    private CredentialMutants() {}

    static List<Mutant> all() {
        return List.of(
                passwords("short history", "keeps 23 earlier hashes", CredentialMutants::shortHistory),
                passwords("good for ever", "forgets when a temporary password ends", CredentialMutants::endless),
                passwords("no hurry", "forgets that a password must be changed", CredentialMutants::unhurried),
                passwords("round changes", "keeps to the second when a password changed", CredentialMutants::rounded),
                factors("sorted codes", "keeps recovery codes in the order of the alphabet", CredentialMutants::sorted),
                factors("narrow steps", "keeps time steps in 32 bits", CredentialMutants::narrow),
                remembering(
                        "any case of holders",
                        "finds credentials by ids of another case",
                        "CR-01",
                        CredentialMutants::anyCase),
                remembering(
                        "last save wins",
                        "saves over whatever version is stored",
                        "CR-02",
                        CredentialMutants::overStored),
                meddling("looks and saves", "looks at the version, then saves", "CR-03", CredentialMutants::lookedAt),
                meddling("factor stays", "removes the password alone", "CR-04", CredentialMutants::withoutPassword),
                Mutant.ofStores("saves first", "saves credentials before the unit is judged", "CR-05", SavesFirst::new),
                Mutant.ofStores(
                        "forgives versions", "lets a unit save over any version", "CR-05", ForgivesVersions::new),
                Mutant.ofStores("sessions stay", "ends no sessions with a unit", "CR-06", SessionsStay::new),
                Mutant.ofStores(
                        "old version good", "ends sessions and counts no version", "CR-06", OldVersionGood::new),
                Mutant.ofUsers("silent factor", "says nothing of second factors", "CR-07", SilentFactor::new),
                ghost("ghost passwords", "leaves the credentials of a deleted user", "UN-05", Write.DeleteUser.class),
                ghost("password survives", "erases a user and leaves the credentials", "UN-02", Write.EraseUser.class));
    }

    private static Mutant meddling(String name, String flaw, String rule, Meddler meddler) {
        return Mutant.meddling(name, flaw, rule, CredentialStore.class, meddler);
    }

    /** A meddler of its own for each of the stores. */
    private static Mutant remembering(String name, String flaw, String rule, Supplier<Meddler> meddler) {
        return Mutant.ofStores(name, flaw, rule, real -> new MeddledStores(real, CredentialStore.class, meddler.get()));
    }

    private static Mutant passwords(String name, String flaw, UnaryOperator<Password> change) {
        return changing(
                name,
                flaw,
                saved -> new Credentials(
                        saved.user(),
                        saved.version(),
                        saved.generation(),
                        saved.password() == null ? null : change.apply(saved.password()),
                        saved.secondFactor()));
    }

    private static Mutant factors(String name, String flaw, UnaryOperator<SecondFactor> change) {
        return changing(
                name,
                flaw,
                saved -> new Credentials(
                        saved.user(),
                        saved.version(),
                        saved.generation(),
                        saved.password(),
                        saved.secondFactor() == null ? null : change.apply(saved.secondFactor())));
    }

    private static Mutant changing(String name, String flaw, UnaryOperator<Credentials> change) {
        return meddling(
                name,
                flaw,
                "CR-01",
                call -> call.name().equals("save")
                        ? call.proceedWith(0, change.apply((Credentials) call.argument(0)))
                        : call.proceed());
    }

    private static Password shortHistory(Password password) {
        List<String> history = password.history();
        return with(password, history.subList(0, Math.min(history.size(), Password.MAX_HISTORY - 1)));
    }

    private static Password with(Password password, List<String> history) {
        return new Password(
                password.hash(), password.changedAt(), password.mustChange(), password.validUntil(), history);
    }

    private static Password endless(Password password) {
        return new Password(password.hash(), password.changedAt(), password.mustChange(), null, password.history());
    }

    private static Password unhurried(Password password) {
        return new Password(password.hash(), password.changedAt(), false, password.validUntil(), password.history());
    }

    private static Password rounded(Password password) {
        return new Password(
                password.hash(),
                password.changedAt().truncatedTo(ChronoUnit.SECONDS),
                password.mustChange(),
                password.validUntil(),
                password.history());
    }

    private static SecondFactor sorted(SecondFactor factor) {
        return new SecondFactor(
                factor.secret(),
                factor.enrolledAt(),
                factor.lastStep(),
                factor.recoveryCodes().stream().sorted().toList());
    }

    private static SecondFactor narrow(SecondFactor factor) {
        return new SecondFactor(
                factor.secret(), factor.enrolledAt(), factor.lastStep() & Integer.MAX_VALUE, factor.recoveryCodes());
    }

    /** Gives to somebody without credentials those of somebody who is nearly called so. */
    private static Meddler anyCase() {
        Map<String, Credentials> saved = new ConcurrentHashMap<>();
        return call -> {
            Object answer = call.proceed();
            if (call.name().equals("save") && Boolean.TRUE.equals(answer)) {
                Credentials next = (Credentials) call.argument(0);
                saved.put(next.user().value().toLowerCase(Locale.ROOT), next);
            }
            return call.name().equals("find") && answer instanceof Optional<?> found && found.isEmpty()
                    ? Optional.ofNullable(
                            saved.get(((UserId) call.argument(0)).value().toLowerCase(Locale.ROOT)))
                    : answer;
        };
    }

    /** Remembers what was saved last, whatever was there. */
    private static Meddler overStored() {
        Map<UserId, Credentials> last = new ConcurrentHashMap<>();
        return call -> switch (call.name()) {
            case "save" -> {
                Credentials next = (Credentials) call.argument(0);
                last.put(next.user(), next);
                yield true;
            }
            case "find" -> {
                Credentials known = last.get((UserId) call.argument(0));
                yield known == null ? call.proceed() : Optional.of(known);
            }
            default -> last.remove((UserId) call.argument(0)) != null;
        };
    }

    private static Object lookedAt(Meddler.Call call) throws Throwable {
        if (!call.name().equals("save")) {
            return call.proceed();
        }
        Credentials next = (Credentials) call.argument(0);
        long stored = call.stores()
                .require(CredentialStore.class)
                .find(next.user())
                .map(Credentials::version)
                .orElse(0L);
        Units.dawdle();
        call.proceed();
        return stored == next.version() - 1;
    }

    private static Object withoutPassword(Meddler.Call call) throws Throwable {
        CredentialStore store = call.stores().require(CredentialStore.class);
        Optional<Credentials> found = call.name().equals("remove")
                ? store.find((UserId) call.argument(0)).filter(credentials -> credentials.secondFactor() != null)
                : Optional.empty();
        Object answer = call.proceed();
        found.ifPresent(
                credentials -> store.save(Credentials.first(credentials.user(), null, credentials.secondFactor())));
        return answer;
    }

    /** Stores that do something with the credentials of a unit around its commit. */
    private abstract static class Committing extends ForwardingStores {

        Committing(Stores real) {
            super(real);
        }

        abstract List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards);

        @Override
        public UserStore users() {
            return new ForwardingUsers(super.users()) {
                @Override
                public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                    return Committing.this.commit(Committing.super.users(), units, guards);
                }
            };
        }

        CredentialStore credentials() {
            return require(CredentialStore.class);
        }
    }

    private static final class SavesFirst extends Committing {
        SavesFirst(Stores real) {
            super(real);
        }

        @Override
        List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards) {
            return real.commit(Units.mapWrites(units, this::saved), guards);
        }

        private Write saved(Write write) {
            boolean isSaved = write instanceof Write.Extra extra
                    && extra.change() instanceof CredentialStore.Change.Put put
                    && credentials().save(put.next());
            return isSaved ? new Write.EnsureEntry(Group.named("Saved")) : write;
        }
    }

    private static final class ForgivesVersions extends Committing {
        ForgivesVersions(Stores real) {
            super(real);
        }

        @Override
        List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards) {
            return real.commit(Units.mapWrites(units, this::forgiven), guards);
        }

        private Write forgiven(Write write) {
            if (!(write instanceof Write.Extra extra) || !(extra.change() instanceof CredentialStore.Change.Put put)) {
                return write;
            }
            Credentials next = put.next();
            long stored =
                    credentials().find(next.user()).map(Credentials::version).orElse(0L);
            return new Write.Extra(new CredentialStore.Change.Put(
                    new Credentials(next.user(), stored + 1, next.generation(), next.password(), next.secondFactor())));
        }
    }

    private static boolean endsSessions(Write write) {
        return write instanceof Write.Extra extra && extra.change() instanceof CredentialStore.Change.EndSessions;
    }

    private static final class SessionsStay extends Committing {
        SessionsStay(Stores real) {
            super(real);
        }

        @Override
        List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards) {
            return real.commit(
                    Units.mapWrites(
                            units, write -> endsSessions(write) ? new Write.EnsureEntry(Group.named("Ended")) : write),
                    guards);
        }
    }

    /** Saves what was there under the version before, as if nobody could have read it. */
    private static final class OldVersionGood extends Committing {
        OldVersionGood(Stores real) {
            super(real);
        }

        @Override
        List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards) {
            List<Credentials> ended = units.stream()
                    .flatMap(unit -> unit.writes().stream())
                    .filter(CredentialMutants::endsSessions)
                    .map(write -> ((CredentialStore.Change) ((Write.Extra) write).change()).user())
                    .flatMap(user -> credentials().find(user).stream())
                    .toList();
            List<UnitOutcome> outcomes = real.commit(units, guards);
            for (Credentials before : ended) {
                Credentials after = credentials().find(before.user()).orElse(before);
                credentials().remove(before.user());
                long generation = after.generation();
                Credentials restored =
                        new Credentials(before.user(), 1, generation, after.password(), after.secondFactor());
                credentials().save(restored);
                while (restored.version() < before.version()) {
                    restored = restored.next(after.password(), after.secondFactor());
                    credentials().save(restored);
                }
            }
            return outcomes;
        }
    }

    private static final class SilentFactor extends ForwardingUsers {
        SilentFactor(UserStore real) {
            super(real);
        }

        @Override
        public List<User> findAll(Collection<UserId> ids) {
            return super.findAll(ids).stream()
                    .map(user -> user.with(silent -> silent.secondFactor(null)))
                    .toList();
        }
    }

    private static Mutant ghost(String name, String flaw, String rule, Class<? extends Write> removal) {
        return Mutant.ofStores(name, flaw, rule, real -> new Ghosts(real, removal));
    }

    /** Saves the credentials of users who are removed in some way again. */
    private static final class Ghosts extends Committing {
        private final Class<? extends Write> removal;

        Ghosts(Stores real, Class<? extends Write> removal) {
            super(real);
            this.removal = removal;
        }

        @Override
        List<UnitOutcome> commit(UserStore real, List<CommitUnit> units, CommitGuards guards) {
            List<Credentials> kept = units.stream()
                    .flatMap(unit -> unit.writes().stream())
                    .filter(removal::isInstance)
                    .map(Ghosts::user)
                    .flatMap(user -> credentials().find(user).stream())
                    .toList();
            List<UnitOutcome> outcomes = real.commit(units, guards);
            kept.forEach(before ->
                    credentials().save(Credentials.first(before.user(), before.password(), before.secondFactor())));
            return outcomes;
        }

        private static UserId user(Write write) {
            return write instanceof Write.DeleteUser delete ? delete.id() : ((Write.EraseUser) write).id();
        }
    }
}
