package dev.roster.mutants;

import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Stores that trim, cut or change texts in one of the many places where texts are kept. */
final class TextMutants {

    private static final int SHORT = 255;
    private static final int LONG = 65_535;

    private TextMutants() {}

    static List<Mutant> all() {
        return List.of(
                units(
                        "trimmed names",
                        "drops blanks at the ends of names",
                        "US-11",
                        unit -> mapUsers(unit, TextMutants::trimmed)),
                units(
                        "one line end",
                        "keeps line ends of one kind",
                        "US-11",
                        unit -> mapUsers(unit, TextMutants::withOneLineEnd)),
                units(
                        "short attributes",
                        "keeps 65,535 characters of an attribute",
                        "US-11",
                        unit -> mapUsers(unit, TextMutants::cut)),
                units("short roles", "keeps 255 characters of descriptions", "CS-02", TextMutants::withShortRoles),
                units(
                        "short journal",
                        "keeps half a million characters of a body",
                        "JS-07",
                        unit -> mapJournal(unit, body -> body.substring(0, Math.min(body.length(), 500_000)))),
                units(
                        "plain journal",
                        "keeps line ends of one kind in the journal",
                        "JS-07",
                        unit -> mapJournal(unit, TextMutants::oneLineEnd)),
                units(
                        "short details",
                        "keeps 255 characters of an audit detail",
                        "AS-01",
                        unit -> mapAudit(unit, text -> cut(text, SHORT))),
                units(
                        "trimmed trail",
                        "drops blanks at the ends of audit texts",
                        "AS-01",
                        unit -> mapAudit(unit, String::strip)),
                units(
                        "trimmed messages",
                        "drops blanks at the ends of bodies",
                        "OS-01",
                        unit -> mapBodies(unit, String::strip)),
                units(
                        "short messages",
                        "keeps 65,535 bytes of a body",
                        "OS-01",
                        unit -> mapBodies(
                                unit,
                                text -> text.getBytes(StandardCharsets.UTF_8).length > LONG
                                        ? cut(text, LONG / 3)
                                        : text)),
                Mutant.meddling(
                        "textual plans",
                        "keeps the pieces of a plan as text",
                        "JS-01",
                        JournalStore.class,
                        TextMutants::asText),
                Mutant.meddling(
                        "short reports",
                        "keeps 65,535 characters of a report",
                        "JS-05",
                        JournalStore.class,
                        TextMutants::withShortReport),
                Mutant.meddling(
                        "short reasons",
                        "keeps 255 characters of why a message was given up",
                        "OS-07",
                        OutboxStore.class,
                        TextMutants::withShortReason),
                Mutant.meddling(
                        "trimmed documents",
                        "drops blanks at the ends of documents",
                        "DS-01",
                        DocumentStore.class,
                        TextMutants::trimmedDocument),
                Mutant.meddling(
                        "trimmed issuers",
                        "drops blanks at the ends of issuers",
                        "TS-01",
                        TokenStore.class,
                        TextMutants::trimmedIssuer),
                Mutant.meddling(
                        "trimmed headers",
                        "drops blanks at the ends of headers",
                        "MP-01",
                        MappingStore.class,
                        TextMutants::trimmedHeaders),
                Mutant.meddling(
                        "trimmed actors",
                        "asks for actors without blanks at the ends",
                        "AS-01",
                        AuditStore.class,
                        call -> {
                            AuditStore.Query query = (AuditStore.Query) call.argument(0);
                            return call.proceedWith(
                                    0,
                                    query.actor() == null
                                            ? query
                                            : query.by(" " + query.actor().strip() + " "));
                        }));
    }

    private static Mutant units(String name, String flaw, String rule, UnaryOperator<CommitUnit> change) {
        return Mutant.ofUsers(name, flaw, rule, real -> new ForwardingUsers(real) {
            @Override
            public List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
                return super.commit(units.stream().map(change).toList(), guards);
            }
        });
    }

    private static CommitUnit mapUsers(CommitUnit unit, UnaryOperator<User> change) {
        return Units.mapUsers(List.of(unit), change).get(0);
    }

    private static User trimmed(User user) {
        String name = user.employment().department();
        return name == null || name.isBlank() ? user : user.with(copy -> copy.department(name.strip()));
    }

    private static User withOneLineEnd(User user) {
        String name = user.name().displayName();
        return name == null ? user : user.with(copy -> copy.displayName(oneLineEnd(name)));
    }

    private static User cut(User user) {
        return user.with(copy -> user.attributes().forEach((key, value) -> {
            if (value instanceof dev.roster.model.AttributeValue.Text text) {
                copy.attribute(key, new dev.roster.model.AttributeValue.Text(cut(text.value(), LONG - 1)));
            }
        }));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String oneLineEnd(String text) {
        return text.replace("\r\n", "\n");
    }

    private static CommitUnit withShortRoles(CommitUnit unit) {
        return Units.mapWrites(
                        List.of(unit),
                        write -> write instanceof Write.EnsureEntry ensured && ensured.entry() instanceof Role role
                                ? new Write.EnsureEntry(shortened(role))
                                : write)
                .get(0);
    }

    private static Role shortened(Role role) {
        String text = role.description();
        return text == null
                ? role
                : role.toBuilder().description(cut(text, SHORT)).build();
    }

    private static CommitUnit mapJournal(CommitUnit unit, UnaryOperator<String> change) {
        JournalEntry entry = unit.journal();
        if (entry == null) {
            return unit;
        }
        List<JournalEntry.Part> parts = entry.parts().stream()
                .map(part -> new JournalEntry.Part(part.user(), change.apply(part.body())))
                .toList();
        return new CommitUnit(
                unit.writes(),
                new JournalEntry(entry.plan(), entry.number(), entry.outcome(), parts),
                unit.audit(),
                unit.outbox());
    }

    private static CommitUnit mapAudit(CommitUnit unit, UnaryOperator<String> change) {
        List<AuditEntry> audit = unit.audit().stream()
                .map(entry -> new AuditEntry(
                        entry.at(),
                        entry.actor(),
                        entry.onBehalfOf(),
                        entry.action(),
                        entry.target(),
                        entry.run(),
                        entry.reason(),
                        change.apply(entry.detail()),
                        entry.values()))
                .toList();
        return new CommitUnit(unit.writes(), unit.journal(), audit, unit.outbox());
    }

    private static CommitUnit mapBodies(CommitUnit unit, UnaryOperator<String> change) {
        List<OutboxMessage> outbox = unit.outbox().stream()
                .map(message -> {
                    Map<String, String> body = new HashMap<>();
                    message.body().forEach((name, text) -> body.put(name, change.apply(text)));
                    return message.toBuilder().body(body).build();
                })
                .toList();
        return new CommitUnit(unit.writes(), unit.journal(), unit.audit(), outbox);
    }

    private static Object asText(Meddler.Call call) throws Throwable {
        if (!call.name().equals("putPlan")) {
            return call.proceed();
        }
        List<byte[]> pieces = new ArrayList<>();
        ((Iterator<?>) call.argument(1))
                .forEachRemaining(piece -> pieces.add(
                        new String((byte[]) piece, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
        return call.proceedWith(1, pieces.iterator());
    }

    private static Object withShortReport(Meddler.Call call) throws Throwable {
        if (!call.name().equals("end")) {
            return call.proceed();
        }
        Run run = (Run) call.argument(0);
        return call.proceedWith(0, run.with(run.state(), run.finishedAt(), cut(run.report(), LONG)));
    }

    private static Object withShortReason(Meddler.Call call) throws Throwable {
        if (!call.name().equals("giveUp")) {
            return call.proceed();
        }
        OutboxStore.Failure failure = (OutboxStore.Failure) call.argument(1);
        return call.proceedWith(1, new OutboxStore.Failure(failure.owner(), failure.at(), cut(failure.why(), SHORT)));
    }

    private static Object trimmedDocument(Meddler.Call call) throws Throwable {
        return call.name().equals("put")
                ? call.proceedWith(
                        0,
                        ((DocumentStore.Document) call.argument(0))
                                .withJson(((DocumentStore.Document) call.argument(0))
                                        .json()
                                        .strip()))
                : call.proceed();
    }

    private static Object trimmedIssuer(Meddler.Call call) throws Throwable {
        if (!call.name().equals("issue")) {
            return call.proceed();
        }
        OneTimeToken token = (OneTimeToken) call.argument(0);
        return call.proceedWith(
                0,
                new OneTimeToken(
                        token.hash(),
                        token.purpose(),
                        token.user(),
                        token.address(),
                        token.issuer().strip(),
                        token.issuedAt(),
                        token.expiresAt()));
    }

    private static Object trimmedHeaders(Meddler.Call call) throws Throwable {
        if (!call.name().equals("save")) {
            return call.proceed();
        }
        SavedMapping mapping = (SavedMapping) call.argument(0);
        return call.proceedWith(
                0,
                new SavedMapping(
                        mapping.fingerprint(),
                        mapping.confirmedAt(),
                        mapping.confirmedBy(),
                        mapping.columns().stream()
                                .map(column -> new SavedMapping.Column(
                                        column.header().strip(), column.use(), column.target(), column.format()))
                                .toList()));
    }
}
