package dev.roster.tck;

import dev.roster.model.CanonicalForm;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an outbox must answer, as plain as can be. For one thread. */
final class OutboxModel implements OutboxStore {

    private enum State {
        WAITING,
        DEAD,
        DELIVERED
    }

    /**
     * A message that was ever added.
     *
     * @param owner who claimed it last and did not give it back, or null
     * @param moment until when its owner has it, or since when it is dead
     */
    private record Kept(
            OutboxMessage message, State state, @Nullable String owner, Instant moment) {

        boolean isOut(Instant now) {
            return state == State.WAITING && owner != null && now.isBefore(moment);
        }

        Kept without(UserId user) {
            return message.user().equals(user)
                    ? new Kept(message.toBuilder().body(Map.of()).failure(null).build(), state, owner, moment)
                    : this;
        }
    }

    /** By key, in the order of the commits. */
    private final Map<String, Kept> messages = new LinkedHashMap<>();

    private final AuditModel trail;

    OutboxModel(AuditModel trail) {
        this.trail = trail;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        return waiting().stream().limit(limit).map(Kept::message).toList();
    }

    @Override
    public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
        Set<UserId> stopped = new HashSet<>();
        dead(Integer.MAX_VALUE).forEach(letter -> stopped.add(letter.message().user()));
        Set<UserId> busy = new HashSet<>();
        waiting().stream()
                .filter(kept -> kept.isOut(lease.now()))
                .forEach(kept -> busy.add(kept.message().user()));
        List<OutboxMessage> claimed = new ArrayList<>();
        for (Kept kept : waiting()) {
            OutboxMessage message = kept.message();
            boolean isFirst = busy.add(message.user());
            boolean isStopped = message.urgency() == OutboxMessage.Urgency.ORDINARY && stopped.contains(message.user());
            boolean isWanted = !isStopped && !except.contains(message.effect());
            if (isFirst && isWanted && claimed.size() < limit && !lease.now().isBefore(message.due())) {
                OutboxMessage counted =
                        message.toBuilder().attempts(message.attempts() + 1).build();
                messages.put(message.key(), new Kept(counted, State.WAITING, lease.owner(), lease.until()));
                claimed.add(counted);
            }
        }
        return claimed;
    }

    @Override
    public boolean delivered(String key, String owner) {
        return change(key, owner, kept -> new Kept(kept.message(), State.DELIVERED, null, kept.moment()));
    }

    @Override
    public boolean postpone(String key, Failure failure, Instant due) {
        return change(
                key,
                failure.owner(),
                kept -> new Kept(
                        kept.message().toBuilder()
                                .due(due)
                                .failure(failure.why())
                                .build(),
                        State.WAITING,
                        null,
                        kept.moment()));
    }

    @Override
    public boolean renew(String key, Lease lease) {
        return change(
                key, lease.owner(), kept -> new Kept(kept.message(), State.WAITING, lease.owner(), lease.until()));
    }

    @Override
    public boolean giveUp(String key, Failure failure) {
        return change(
                key,
                failure.owner(),
                kept -> new Kept(
                        kept.message().toBuilder().failure(failure.why()).build(), State.DEAD, null, failure.at()));
    }

    @Override
    public List<DeadLetter> dead(int limit) {
        return messages.values().stream()
                .filter(kept -> kept.state() == State.DEAD)
                .map(kept -> new DeadLetter(kept.message(), kept.moment()))
                .sorted(Comparator.comparing(DeadLetter::at)
                        .reversed()
                        .thenComparing(letter -> letter.message().key(), CanonicalForm::compare))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean revive(String key, Instant due, AuditEntry audit) {
        Kept kept = messages.get(key);
        if (kept == null || kept.state() != State.DEAD) {
            return false;
        }
        trail.add(List.of(audit));
        OutboxMessage again =
                kept.message().toBuilder().due(due).attempts(0).failure(null).build();
        messages.put(key, new Kept(again, State.WAITING, null, due));
        return true;
    }

    @Override
    public boolean discard(String key, AuditEntry audit) {
        Kept kept = messages.get(key);
        if (kept == null || kept.state() != State.DEAD) {
            return false;
        }
        trail.add(List.of(audit));
        messages.put(key, new Kept(kept.message(), State.DELIVERED, null, kept.moment()));
        return true;
    }

    void add(List<OutboxMessage> written) {
        written.forEach(
                message -> messages.putIfAbsent(message.key(), new Kept(message, State.WAITING, null, message.due())));
    }

    void erase(UserId user) {
        messages.replaceAll((key, kept) -> kept.without(user));
    }

    private List<Kept> waiting() {
        return messages.values().stream()
                .filter(kept -> kept.state() == State.WAITING)
                .sorted(Comparator.comparing(kept -> kept.message().urgency()))
                .toList();
    }

    private boolean change(String key, String owner, UnaryOperator<Kept> change) {
        Kept kept = messages.get(key);
        if (kept == null || kept.state() != State.WAITING || !owner.equals(kept.owner())) {
            return false;
        }
        messages.put(key, change.apply(kept));
        return true;
    }
}
