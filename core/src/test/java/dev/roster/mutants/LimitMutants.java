package dev.roster.mutants;

import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SealingKeys;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that keep and list less than was promised, or look at less than all of a value. */
final class LimitMutants {

    private static final int MOST = 1_000;

    private LimitMutants() {}

    static List<Mutant> all() {
        return List.of(
                atMost("thousand runs", "lists a thousand runs at the most", "JS-05", JournalStore.class, "runs", 2),
                atMost(
                        "thousand messages",
                        "claims a thousand messages at the most",
                        "OS-03",
                        OutboxStore.class,
                        "claim",
                        1),
                atMost(
                        "thousand mappings",
                        "lists a thousand mappings at the most",
                        "MP-03",
                        MappingStore.class,
                        "newest",
                        0),
                Mutant.meddling(
                        "thousand documents",
                        "lists a thousand documents at the most",
                        "DS-03",
                        DocumentStore.class,
                        call -> call.name().equals("ofKind")
                                ? call.proceedWith(1, cut((DocumentStore.Page) call.argument(1)))
                                : call.proceed()),
                Mutant.meddling(
                        "thousand entries",
                        "lists a thousand audit entries and says that these are all",
                        "AS-03",
                        AuditStore.class,
                        LimitMutants::thousandEntries),
                users(
                        "short status reasons",
                        "keeps 255 characters of why a user stands there",
                        "US-11",
                        user -> user.with(
                                copy -> copy.statusReason(cut(user.access().statusReason())))),
                users(
                        "narrow versions",
                        "keeps versions in 32 bits",
                        "US-04",
                        user -> user.with(copy -> copy.version(Math.max(1, (int) user.version())))),
                users(
                        "lost end",
                        "keeps no day after 9998",
                        "US-12",
                        user -> user.employment().endDate() != null
                                        && user.employment().endDate().getYear() > 9998
                                ? user.with(copy -> copy.endDate(null))
                                : user),
                Mutant.meddling(
                        "attempts in a byte",
                        "counts 127 attempts at the most",
                        "SA-01",
                        SignInAttemptStore.class,
                        LimitMutants::attemptsInAByte),
                Mutant.ofStores("foretold key", "makes the key of the name of the database", "SK-02", ForetoldKey::new),
                Mutant.meddling(
                        "any spelling",
                        "consumes a token of an address that is spelled otherwise",
                        "TS-05",
                        TokenStore.class,
                        LimitMutants::anySpelling),
                Mutant.ofUsers("label and type", "compares definitions by label and type", "CS-04", LabelAndType::new),
                units("small units", "writes 500 users of a unit at the most", "US-08", LimitMutants::small),
                Mutant.ofUsers(
                        "small filters",
                        "looks at the first 500 parts of a filter",
                        "US-14",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public long count(Filter filter, long limit) {
                                return super.count(small(filter), limit);
                            }
                        }),
                users(
                        "one zone",
                        "keeps one of two attributes whose keys differ by case",
                        "US-11",
                        LimitMutants::oneZone),
                Mutant.ofUsers("taken by oneself", "refuses to respell an employee id", "US-02", TakenByOneself::new));
    }

    private static Mutant atMost(String name, String flaw, String rule, Class<?> port, String method, int limit) {
        return Mutant.meddling(
                name,
                flaw,
                rule,
                port,
                call -> call.name().equals(method)
                        ? call.proceedWith(limit, Math.min((int) call.argument(limit), MOST))
                        : call.proceed());
    }

    private static DocumentStore.Page cut(DocumentStore.Page page) {
        return new DocumentStore.Page(page.after(), Math.min(page.limit(), MOST));
    }

    private static Object thousandEntries(Meddler.Call call) throws Throwable {
        AuditStore.Page page = (AuditStore.Page) call.proceed();
        return page.entries().size() <= MOST
                ? page
                : new AuditStore.Page(page.entries().subList(0, MOST), null);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 255 ? text : text.substring(0, 255);
    }

    private static Mutant users(String name, String flaw, String rule, UnaryOperator<User> change) {
        return units(name, flaw, rule, units -> Units.mapUsers(units, change));
    }

    private static Mutant units(String name, String flaw, String rule, UnaryOperator<List<CommitUnit>> change) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(change.apply(units), guards);
            }
        });
    }

    private static List<CommitUnit> small(List<CommitUnit> units) {
        return units.stream()
                .map(unit -> new CommitUnit(
                        unit.writes().stream().limit(500).toList(), unit.journal(), unit.audit(), unit.outbox()))
                .toList();
    }

    private static Filter small(Filter filter) {
        return filter instanceof Filter.Any any
                ? new Filter.Any(any.filters().stream().limit(500).toList())
                : filter;
    }

    private static User oneZone(User user) {
        Set<String> seen = new HashSet<>();
        return user.with(copy -> user.attributes().keySet().stream()
                .filter(key -> !seen.add(key.value().toLowerCase(Locale.ROOT)))
                .forEach(key -> copy.attribute(key, null)));
    }

    private static Object attemptsInAByte(Meddler.Call call) throws Throwable {
        if (!call.name().equals("reserve")) {
            return call.proceed();
        }
        Set<SignInSubject> full = new HashSet<>();
        for (Object claimed : (List<?>) call.argument(0)) {
            SignInSubject subject = ((SignInAttemptStore.Claim) claimed).subject();
            call.stores()
                    .require(SignInAttemptStore.class)
                    .find(subject)
                    .filter(window -> window.used() >= Byte.MAX_VALUE)
                    .ifPresent(window -> full.add(subject));
        }
        return full.isEmpty() ? call.proceed() : full;
    }

    private static Object anySpelling(Meddler.Call call) throws Throwable {
        if (!call.name().equals("consume")) {
            return call.proceed();
        }
        OneTimeToken token = (OneTimeToken) call.argument(0);
        Optional<OneTimeToken> stored = call.stores()
                .require(TokenStore.class)
                .find(token.hash(), token.purpose())
                .filter(kept ->
                        kept.address().canonical().equals(token.address().canonical()));
        return stored.isEmpty()
                ? call.proceed()
                : call.proceedWith(
                        0,
                        new OneTimeToken(
                                token.hash(),
                                token.purpose(),
                                token.user(),
                                stored.get().address(),
                                token.issuer(),
                                token.issuedAt(),
                                token.expiresAt()));
    }

    private static final class ForetoldKey extends ForwardingStores {
        ForetoldKey(Stores real) {
            super(real);
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            SealingKeys keys = () -> Arrays.copyOf(id().getBytes(StandardCharsets.UTF_8), SealingKeys.MIN_BYTES);
            return ability.equals(SealingKeys.class) ? Optional.of(ability.cast(keys)) : super.capability(ability);
        }
    }

    private static final class LabelAndType extends ForwardingUsers {
        LabelAndType(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            List<UnitOutcome> outcomes = super.commit(units, guards);
            return outcomes.contains(UnitOutcome.STALE) && units.size() == 1
                    ? super.commit(Units.mapWrites(units, LabelAndType::shown), guards)
                    : outcomes;
        }

        /** As if nobody but managers could tell the difference. */
        private static Write shown(Write write) {
            if (write instanceof Write.ChangeEntry change && change.before() instanceof CustomAttribute seen) {
                CatalogEntry stored = seen.toBuilder()
                        .editableByManagers(false)
                        .visibleToManagers(!seen.visibleToManagers())
                        .build();
                return new Write.ChangeEntry(stored, change.after());
            }
            return write;
        }
    }

    private static final class TakenByOneself extends ForwardingUsers {
        TakenByOneself(UserStore real) {
            super(real);
        }

        @Override
        public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
            boolean isRespelt =
                    units.size() == 1 && units.get(0).writes().stream().anyMatch(this::respells);
            return isRespelt ? List.of(UnitOutcome.duplicate(Field.EMPLOYEE_ID)) : super.commit(units, guards);
        }

        private boolean respells(Write write) {
            if (!(write instanceof Write.UpdateUser update) || !update.fields().contains(Field.EMPLOYEE_ID)) {
                return false;
            }
            EmployeeId now = update.after().employment().employeeId();
            return findAll(List.of(update.after().id())).stream()
                    .map(user -> user.employment().employeeId())
                    .anyMatch(before -> before != null
                            && now != null
                            && !before.equals(now)
                            && before.canonical().equals(now.canonical()));
        }
    }
}
