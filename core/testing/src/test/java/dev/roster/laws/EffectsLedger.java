package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.account.DeliveryEvent;
import dev.roster.account.DeliveryListener;
import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxMessage.Urgency;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was to be told to others and who heard it, kept beside the outbox and compared with it: nothing without its audit entry,
 * nothing lost, no key with two meanings, and for each user the order of the commits, which denials alone overtake. For one
 * thread.
 */
final class EffectsLedger implements DeliveryListener {

    private static final int ALL = 1_000;

    private final Stores stores;
    private final Set<String> effects;
    /** By key, as committed; those of one urgency in the order of their commits. */
    private final Map<String, OutboxMessage> committed = new LinkedHashMap<>();

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> begun = new ArrayList<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> revived = new HashSet<>();
    private final Set<String> discarded = new HashSet<>();

    /** Keeps what is told of some effects. */
    EffectsLedger(Stores stores, Set<String> effects) {
        this.stores = stores;
        this.effects = effects;
    }

    /** Looks at what was committed since the last look, and whether anything is lost. */
    void look() {
        Set<String> kept = new HashSet<>();
        List<OutboxMessage> present = new ArrayList<>(stores.outbox().pending(ALL));
        stores.outbox().dead(ALL).forEach(letter -> present.add(letter.message()));
        for (OutboxMessage message : present) {
            kept.add(message.key());
            if (places.putIfAbsent(message.key(), places.size()) == null) {
                requireAudited(message);
                if (effects.contains(message.effect())) {
                    committed.put(message.key(), message);
                }
            }
        }
        Map<String, Long> discards = audited("discard-message");
        for (String key : committed.keySet()) {
            assertThat(kept.contains(key) || finished.contains(key) || discarded.contains(key))
                    .as("%s waits, is dead, was received or was discarded", key)
                    .isTrue();
        }
        assertThat(discards.keySet()).as("who discarded what").isEqualTo(discarded);
    }

    private void requireAudited(OutboxMessage message) {
        String cause = message.key().substring(0, message.key().indexOf(':'));
        Optional<PlanId> run = cause.equals("reconcile") ? Optional.empty() : Optional.of(new PlanId(cause));
        assertThat(stores.audit().ofUser(message.user(), ALL))
                .as("who caused %s", message.key())
                .anyMatch(entry -> run.isPresent()
                        ? run.get().equals(entry.run())
                        : entry.action().equals(message.effect()));
    }

    /** How often somebody did that, by what it was about. */
    Map<String, Long> audited(String action) {
        return stores.audit().list(AuditStore.Query.latest(ALL)).entries().stream()
                .filter(entry -> entry.action().equals(action))
                .collect(Collectors.groupingBy(AuditEntry::detail, Collectors.counting()));
    }

    Set<String> deadKeys() {
        Set<String> keys = new HashSet<>();
        for (OutboxStore.DeadLetter letter : stores.outbox().dead(ALL)) {
            keys.add(letter.message().key());
        }
        return keys;
    }

    @Override
    public void happened(DeliveryEvent event) {
        String key = event.message().key();
        switch (event.kind()) {
            case CLAIMED -> claim(event.message());
            case DELIVERED -> assertThat(acknowledged.add(key)).as(key).isTrue();
            case POSTPONED, DEAD, LOST -> {}
        }
    }

    /** Whatever comes before it for its user is done, unless it overtakes. */
    private void claim(OutboxMessage message) {
        Set<String> dead = deadKeys();
        assertThat(acknowledged).as("claimed again").doesNotContain(message.key());
        for (OutboxMessage other : committed.values()) {
            if (isBefore(other, message)) {
                boolean isPassed = dead.contains(other.key()) && message.urgency() == Urgency.DENIAL;
                assertThat(finished.contains(other.key()) || discarded.contains(other.key()) || isPassed)
                        .as("%s comes before %s", other.key(), message.key())
                        .isTrue();
            }
        }
    }

    private boolean isBefore(OutboxMessage one, OutboxMessage other) {
        if (!one.user().equals(other.user()) || one.key().equals(other.key())) {
            return false;
        }
        return one.urgency() == other.urgency()
                ? places.getOrDefault(one.key(), -1) < places.getOrDefault(other.key(), -1)
                : one.urgency() == Urgency.DENIAL;
    }

    /** A receiver hears a message. */
    void begin(OutboxMessage message) {
        OutboxMessage known = Objects.requireNonNull(committed.get(message.key()), message.key());
        assertThat(message.toBuilder()
                        .due(known.due())
                        .attempts(known.attempts())
                        .failure(known.failure())
                        .build())
                .as("what %s says", message.key())
                .isEqualTo(known);
        assertThat(discarded).as("heard").doesNotContain(message.key());
        boolean mayComeLate = revived.contains(message.key()) && message.urgency() == Urgency.DENIAL;
        for (String earlier : begun) {
            OutboxMessage heard = Objects.requireNonNull(committed.get(earlier));
            assertThat(heard.urgency() == message.urgency() && isBefore(message, heard) && !mayComeLate)
                    .as("%s was heard, then %s", earlier, message.key())
                    .isFalse();
        }
        begun.add(message.key());
    }

    /** A receiver did what a message says. */
    void finish(OutboxMessage message) {
        finished.add(message.key());
    }

    void revived(String key) {
        revived.add(key);
    }

    void discarded(String key) {
        discarded.add(key);
    }

    boolean hasDiscards() {
        return !discarded.isEmpty();
    }

    /** Whether somebody decided that a user is not to be denied: sessions that stay open so are found by no comparison. */
    boolean hasDiscardedDenial(UserId user) {
        return Stream.of(Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN)
                .map(effect -> ":" + user + ":" + effect.word())
                .anyMatch(end -> discarded.stream().anyMatch(key -> key.endsWith(end)));
    }

    /** The keys of all messages of an effect so far. */
    List<String> keys(String effect) {
        return committed.values().stream()
                .filter(message -> message.effect().equals(effect))
                .map(OutboxMessage::key)
                .toList();
    }

    /** Whoever has to hear anything heard it, or somebody decided otherwise. */
    void requireAllHeard() {
        assertThat(stores.outbox().pending(ALL)).isEmpty();
        assertThat(deadKeys()).isEmpty();
        Set<String> left = new HashSet<>(committed.keySet());
        left.removeAll(finished);
        left.removeAll(discarded);
        assertThat(left).as("never received").isEmpty();
    }
}
