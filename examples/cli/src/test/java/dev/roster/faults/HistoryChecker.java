package dev.roster.faults;

import dev.roster.json.JournalCodec;
import dev.roster.json.ReportCodec;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what a tenant keeps about its past with what it holds: journal, audit trail and outbox tell the same, nothing
 * twice and nothing lost, and the history of every user leads to the user as stored. For stores that were empty before
 * the first run, of which nothing was delivered, and whose users were changed by runs alone.
 */
final class HistoryChecker {

    private static final int PAGE = 500;
    private static final int ALL = 1_000_000;

    private final Stores stores;
    private final Fields fields;
    private final List<String> problems = new ArrayList<>();
    private final Map<UserId, List<Step>> steps = new TreeMap<>();
    private final Counts<String> audit = new Counts<>();
    private final Counts<String> messages = new Counts<>();

    HistoryChecker(Stores stores) {
        this.stores = stores;
        this.fields = Fields.with(stores.attributes().all());
    }

    /** Everything that does not fit together; empty when the history is sound. */
    List<String> problems() {
        stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, ALL).forEach(this::readRun);
        Map<UserId, User> now = Exercise.users(stores);
        Set<UserId> ids = new TreeSet<>(steps.keySet());
        ids.addAll(now.keySet());
        SerialOrder order = new SerialOrder();
        for (UserId id : ids) {
            UserHistory history = new UserHistory(id);
            history.follow(steps.getOrDefault(id, List.of()), order);
            problems.addAll(history.problems(now.get(id)));
            stores.audit().ofUser(id, AuditStore.Query.MAX_LIMIT).forEach(this::readAudit);
        }
        stores.outbox().pending(ALL).stream().map(OutboxMessage::key).forEach(messages::found);
        problems.addAll(audit.differences("audit entry"));
        problems.addAll(messages.differences("message"));
        problems.addAll(order.problems());
        return problems;
    }

    private void readRun(Run run) {
        JournalCodec codec = new JournalCodec(fields, run.source());
        Map<String, Integer> unitOfRow = new HashMap<>();
        Set<Integer> numbers = new TreeSet<>();
        long written = 0;
        for (List<JournalEntry> page = page(run, 0); !page.isEmpty(); page = page(run, last(page) + 1)) {
            for (JournalEntry entry : page) {
                numbers.add(entry.number());
                List<AppliedChange> changes = codec.read(entry.parts()).changes();
                for (AppliedChange change : changes) {
                    String row = change.change().row() + " of " + run.plan();
                    Integer other = unitOfRow.putIfAbsent(row + userOf(change), entry.number());
                    if (other != null && other != entry.number()) {
                        problems.add("row " + row + " is in units " + other + " and " + entry.number());
                    }
                }
                if (entry.outcome() == UnitOutcome.Kind.WRITTEN) {
                    written += changes.size();
                    readWritten(entry, changes);
                }
            }
        }
        if (run.state() == Run.State.FINISHED) {
            checkEnd(run, numbers, written);
        }
    }

    private List<JournalEntry> page(Run run, int from) {
        return stores.journal().entries(run.plan(), from, PAGE);
    }

    private static int last(List<JournalEntry> page) {
        return page.get(page.size() - 1).number();
    }

    private void checkEnd(Run run, Set<Integer> numbers, long written) {
        int expected = numbers.contains(0) ? 0 : 1;
        for (int number : numbers) {
            if (number != expected) {
                problems.add("run " + run.plan() + " lacks unit " + expected);
            }
            expected = number + 1;
        }
        long reported = ReportCodec.read(run.report()).applied();
        if (reported != written) {
            problems.add("run " + run.plan() + " reports " + reported + " changes and wrote " + written);
        }
    }

    /** What a written unit has to have left elsewhere. */
    private void readWritten(JournalEntry entry, List<AppliedChange> changes) {
        Map<UserId, List<AppliedChange>> byUser = new LinkedHashMap<>();
        for (AppliedChange applied : changes) {
            PlannedChange change = applied.change();
            UserId user = userOf(applied);
            byUser.computeIfAbsent(user, id -> new ArrayList<>()).add(applied);
            String keys = change.fields().stream()
                    .map(FieldChange::field)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            audit.expected(
                    user + " " + change.kind().name().toLowerCase(Locale.ROOT) + " in " + entry.plan() + ": " + keys);
            for (Effect effect : change.effects()) {
                messages.expected(entry.plan() + ":" + (change.row() == null ? "" : change.row()) + ":" + user + ":"
                        + effect.word());
            }
        }
        byUser.forEach((user, own) -> steps.computeIfAbsent(user, id -> new ArrayList<>())
                .add(new Step(entry.plan() + " unit " + entry.number(), own)));
    }

    private void readAudit(AuditEntry entry) {
        if (entry.run() != null) {
            audit.found(entry.user().map(UserId::value).orElse("") + " " + entry.action() + " in " + entry.run() + ": "
                    + entry.detail());
        }
    }

    private static UserId userOf(AppliedChange applied) {
        return Objects.requireNonNull(applied.change().user()).id();
    }
}
