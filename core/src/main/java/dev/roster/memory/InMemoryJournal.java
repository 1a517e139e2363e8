package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs, their plans and what became of their units. */
final class InMemoryJournal implements JournalStore {

    private static final Comparator<Run> NEWEST_FIRST =
            Comparator.comparing(Run::startedAt).reversed().thenComparing(Run::plan);

    private final Object lock;
    private final Map<PlanId, Run> runs = new HashMap<>();
    private final Map<PlanId, List<byte[]>> plans = new HashMap<>();
    private final Map<PlanId, NavigableMap<Integer, JournalEntry>> entries = new HashMap<>();

    InMemoryJournal(Object lock) {
        this.lock = lock;
    }

    @Override
    public void putPlan(PlanId plan, Iterator<byte[]> pages) {
        List<byte[]> copies = new ArrayList<>();
        pages.forEachRemaining(page -> copies.add(page.clone()));
        synchronized (lock) {
            plans.put(plan, copies);
        }
    }

    @Override
    public Optional<byte[]> planPage(PlanId plan, int page) {
        synchronized (lock) {
            List<byte[]> pages = plans.getOrDefault(plan, List.of());
            return page >= 0 && page < pages.size()
                    ? Optional.of(pages.get(page).clone())
                    : Optional.empty();
        }
    }

    @Override
    public boolean begin(Run run) {
        synchronized (lock) {
            return runs.putIfAbsent(run.plan(), run) == null;
        }
    }

    @Override
    public boolean takeOver(PlanId plan, String from, String to) {
        synchronized (lock) {
            Run run = runs.get(plan);
            if (run == null || !run.executor().equals(from) || run.state() == Run.State.FINISHED) {
                return false;
            }
            runs.put(plan, run.takenOverBy(to));
            return true;
        }
    }

    @Override
    public boolean end(Run run) {
        synchronized (lock) {
            Run known = runs.get(run.plan());
            if (known == null || !known.executor().equals(run.executor())) {
                return false;
            }
            runs.put(run.plan(), run);
            if (run.state() == Run.State.FINISHED) {
                plans.remove(run.plan());
            }
            return true;
        }
    }

    @Override
    public Optional<Run> find(PlanId plan) {
        synchronized (lock) {
            return Optional.ofNullable(runs.get(plan));
        }
    }

    @Override
    public List<Run> runs(Set<Run.Kind> kinds, @Nullable String actor, int limit) {
        synchronized (lock) {
            return runs.values().stream()
                    .filter(run -> kinds.contains(run.kind()))
                    .filter(run -> actor == null || actor.equals(run.actor()))
                    .sorted(NEWEST_FIRST)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public void append(List<JournalEntry> refused) {
        synchronized (lock) {
            refused.forEach(this::keep);
        }
    }

    @Override
    public List<JournalEntry> entries(PlanId plan, int from, int limit) {
        synchronized (lock) {
            NavigableMap<Integer, JournalEntry> ofPlan = entries.get(plan);
            return ofPlan == null
                    ? List.of()
                    : ofPlan.tailMap(from, true).values().stream().limit(limit).toList();
        }
    }

    /** Whether an entry of that run and number exists. To be called under the lock. */
    boolean has(JournalEntry entry) {
        NavigableMap<Integer, JournalEntry> ofPlan = entries.get(entry.plan());
        return ofPlan != null && ofPlan.containsKey(entry.number());
    }

    /** Drops what entries say of a user. To be called under the lock. */
    void erase(UserId user) {
        entries.values().forEach(ofPlan -> ofPlan.replaceAll((number, entry) -> without(user, entry)));
    }

    private static JournalEntry without(UserId user, JournalEntry entry) {
        return entry.parts().stream().anyMatch(part -> user.equals(part.user()))
                ? new JournalEntry(
                        entry.plan(),
                        entry.number(),
                        entry.outcome(),
                        entry.parts().stream()
                                .filter(part -> !user.equals(part.user()))
                                .toList())
                : entry;
    }

    /** Whether there is a run of that id. To be called under the lock. */
    boolean hasRun(PlanId plan) {
        return runs.containsKey(plan);
    }

    /** Adds a run that is finished. To be called under the lock. */
    void keep(Run run) {
        runs.put(run.plan(), run);
    }

    /** Adds an entry unless it exists. To be called under the lock. */
    void keep(JournalEntry entry) {
        entries.computeIfAbsent(entry.plan(), plan -> new TreeMap<>()).putIfAbsent(entry.number(), entry);
    }
}
