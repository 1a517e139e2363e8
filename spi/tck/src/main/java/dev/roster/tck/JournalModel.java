package dev.roster.tck;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal must answer, as plain as can be. For one thread. */
final class JournalModel implements JournalStore {

    private static final Comparator<Run> NEWEST_FIRST =
            Comparator.comparing(Run::startedAt).reversed().thenComparing(Run::plan);

    private final Map<PlanId, List<byte[]>> plans = new HashMap<>();
    private final Map<PlanId, Run> runs = new HashMap<>();
    private final Map<PlanId, TreeMap<Integer, JournalEntry>> entries = new HashMap<>();

    @Override
    public void putPlan(PlanId plan, Iterator<byte[]> pages) {
        List<byte[]> copies = new ArrayList<>();
        pages.forEachRemaining(page -> copies.add(page.clone()));
        plans.put(plan, copies);
    }

    @Override
    public Optional<byte[]> planPage(PlanId plan, int page) {
        List<byte[]> pages = plans.getOrDefault(plan, List.of());
        return page < pages.size() ? Optional.of(pages.get(page).clone()) : Optional.empty();
    }

    @Override
    public boolean begin(Run run) {
        return runs.putIfAbsent(run.plan(), run) == null;
    }

    @Override
    public boolean takeOver(PlanId plan, String from, String to) {
        Run run = runs.get(plan);
        if (run == null || !run.executor().equals(from) || run.state() == Run.State.FINISHED) {
            return false;
        }
        runs.put(plan, run.takenOverBy(to));
        return true;
    }

    @Override
    public boolean end(Run run) {
        Run known = runs.get(run.plan());
        boolean isHis = known != null && known.executor().equals(run.executor());
        if (isHis) {
            runs.put(run.plan(), run);
        }
        if (isHis && run.state() == Run.State.FINISHED) {
            plans.remove(run.plan());
        }
        return isHis;
    }

    @Override
    public Optional<Run> find(PlanId plan) {
        return Optional.ofNullable(runs.get(plan));
    }

    @Override
    public List<Run> runs(Set<Run.Kind> kinds, @Nullable String actor, int limit) {
        return runs.values().stream()
                .filter(run -> kinds.contains(run.kind()) && (actor == null || actor.equals(run.actor())))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public void append(List<JournalEntry> refused) {
        refused.forEach(this::add);
    }

    @Override
    public List<JournalEntry> entries(PlanId plan, int from, int limit) {
        return entries.getOrDefault(plan, new TreeMap<>()).tailMap(from).values().stream()
                .limit(limit)
                .toList();
    }

    boolean has(JournalEntry entry) {
        return entries.getOrDefault(entry.plan(), new TreeMap<>()).containsKey(entry.number());
    }

    void add(JournalEntry entry) {
        entries.computeIfAbsent(entry.plan(), plan -> new TreeMap<>()).putIfAbsent(entry.number(), entry);
    }

    void erase(UserId user) {
        entries.values().forEach(ofPlan -> ofPlan.replaceAll((number, entry) -> without(user, entry)));
    }

    private static JournalEntry without(UserId user, JournalEntry entry) {
        List<JournalEntry.Part> left =
                entry.parts().stream().filter(part -> !user.equals(part.user())).toList();
        return new JournalEntry(entry.plan(), entry.number(), entry.outcome(), left);
    }
}
