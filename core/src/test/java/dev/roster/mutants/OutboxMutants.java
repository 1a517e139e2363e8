package dev.roster.mutants;

import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores whose messages are sent twice, too early, out of order, or never. */
final class OutboxMutants {

    private OutboxMutants() {}

    static List<Mutant> all() {
        return List.of(
                outbox("by key", "lists waiting messages by key", "OS-01", ByKey::new),
                outbox("sent twice", "delivers a message that was delivered", "OS-02", SentTwice::new),
                outbox("whole queue", "claims all messages of a user at once", "OS-03", WholeQueue::new),
                outbox("late denial", "keeps denials behind what came before", "OS-04", LateDenial::new),
                outbox("late worker", "believes whoever says that a message is delivered", "OS-05", LateWorker::new),
                outbox("impatient", "claims postponed messages at once", "OS-06", Impatient::new),
                outbox("shredder", "drops messages that are given up", "OS-07", Shredder::new),
                outbox("tight-lipped", "forgets why a message was postponed", "OS-08", TightLipped::new),
                outbox("unstoppable", "goes on behind a dead letter", "OS-07", Unstoppable::new),
                outbox("stops denials", "keeps denials behind a dead letter", "OS-07", StopsDenials::new),
                outbox("all effects", "gives out effects that are to be left out", "OS-09", AllEffects::new),
                outbox("few effects", "leaves effects out after the limit", "OS-09", FewEffects::new),
                outbox("undertaker", "revives what is discarded", "OS-10", Undertaker::new),
                outbox("anonymous", "does not keep who revived a dead letter", "OS-11", Anonymous::new),
                Mutant.ofStores(
                        "wishful", "audits what it did not do", "OS-11", real -> new Outbox(real, new Wishful(real))),
                outbox(
                        "all or nothing",
                        "marks many messages though one is somebody else's",
                        "OS-12",
                        AllOrNothing::new));
    }

    private static Mutant outbox(String name, String flaw, String rule, UnaryOperator<OutboxStore> broken) {
        return Mutant.ofStores(name, flaw, rule, real -> {
            OutboxStore outbox = broken.apply(real.outbox());
            return new Outbox(real, outbox);
        });
    }

    private static final class Outbox extends ForwardingStores {
        private final OutboxStore outbox;

        Outbox(Stores real, OutboxStore outbox) {
            super(real);
            this.outbox = outbox;
        }

        @Override
        public OutboxStore outbox() {
            return outbox;
        }
    }

    /** Forwards everything. */
    private static class Forwarding implements OutboxStore {
        final OutboxStore real;
        final Map<String, String> owners = new ConcurrentHashMap<>();

        Forwarding(OutboxStore real) {
            this.real = real;
        }

        @Override
        public List<OutboxMessage> pending(int limit) {
            return real.pending(limit);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = real.claim(lease, except, limit);
            claimed.forEach(message -> owners.put(message.key(), lease.owner()));
            return claimed;
        }

        @Override
        public boolean delivered(String key, String owner) {
            return real.delivered(key, owner);
        }

        @Override
        public boolean postpone(String key, Failure failure, Instant due) {
            return real.postpone(key, failure, due);
        }

        @Override
        public boolean renew(String key, Lease lease) {
            return real.renew(key, lease);
        }

        @Override
        public boolean giveUp(String key, Failure failure) {
            return real.giveUp(key, failure);
        }

        @Override
        public List<DeadLetter> dead(int limit) {
            return real.dead(limit);
        }

        @Override
        public boolean revive(String key, Instant due, AuditEntry audit) {
            return real.revive(key, due, audit);
        }

        @Override
        public boolean discard(String key, AuditEntry audit) {
            return real.discard(key, audit);
        }
    }

    private static final class Unstoppable extends Forwarding {
        Unstoppable(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = new ArrayList<>(super.claim(lease, except, limit));
            for (OutboxMessage message : real.pending(100)) {
                boolean isDue = message.attempts() == 0
                        && !lease.now().isBefore(message.due())
                        && real.dead(100).stream()
                                .anyMatch(letter -> letter.message().user().equals(message.user()));
                if (isDue && claimed.stream().noneMatch(one -> one.user().equals(message.user()))) {
                    claimed.add(message);
                }
            }
            return claimed;
        }
    }

    private static final class StopsDenials extends Forwarding {
        StopsDenials(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = new ArrayList<>();
            for (OutboxMessage message : super.claim(lease, except, limit)) {
                boolean isStopped = real.dead(100).stream()
                        .anyMatch(letter -> letter.message().user().equals(message.user()));
                if (isStopped) {
                    real.postpone(message.key(), new Failure(lease.owner(), lease.now(), "late"), lease.until());
                } else {
                    claimed.add(message);
                }
            }
            return claimed;
        }
    }

    private static final class AllEffects extends Forwarding {
        AllEffects(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            return super.claim(lease, Set.of(), limit);
        }
    }

    private static final class FewEffects extends Forwarding {
        FewEffects(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = new ArrayList<>();
            for (OutboxMessage message : super.claim(lease, Set.of(), limit)) {
                if (except.contains(message.effect())) {
                    real.postpone(message.key(), new Failure(lease.owner(), lease.now(), "later"), lease.now());
                } else {
                    claimed.add(message);
                }
            }
            return claimed;
        }
    }

    private static final class Undertaker extends Forwarding {
        Undertaker(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean discard(String key, AuditEntry audit) {
            return super.revive(key, Instant.EPOCH, audit);
        }
    }

    private static final class Anonymous extends Forwarding {
        Anonymous(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean revive(String key, Instant due, AuditEntry audit) {
            AuditEntry nobody =
                    AuditEntry.builder(audit.at(), "", audit.action()).build();
            return super.revive(key, due, nobody);
        }
    }

    private static final class Wishful extends Forwarding {
        private final Stores stores;

        Wishful(Stores real) {
            super(real.outbox());
            stores = real;
        }

        @Override
        public boolean discard(String key, AuditEntry audit) {
            boolean isDone = super.discard(key, audit);
            if (!isDone) {
                CommitUnit wish = new CommitUnit(List.of(), null, List.of(audit), List.of());
                stores.users().commit(List.of(wish), CommitGuards.NONE);
            }
            return isDone;
        }
    }

    private static final class AllOrNothing extends Forwarding {
        AllOrNothing(OutboxStore real) {
            super(real);
        }

        @Override
        public Set<String> deliveredAll(Collection<String> keys, String owner) {
            Set<String> marked = real.deliveredAll(keys, owner);
            return marked.isEmpty() ? marked : Set.copyOf(keys);
        }
    }

    private static final class ByKey extends Forwarding {
        ByKey(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> pending(int limit) {
            return super.pending(limit).stream()
                    .sorted(Comparator.comparing(OutboxMessage::key))
                    .toList();
        }
    }

    private static final class SentTwice extends Forwarding {
        SentTwice(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean delivered(String key, String owner) {
            super.delivered(key, owner);
            return owner.equals(owners.get(key));
        }
    }

    private static final class WholeQueue extends Forwarding {
        WholeQueue(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = new ArrayList<>(super.claim(lease, except, limit));
            Set<Object> users = new HashSet<>();
            claimed.forEach(message -> users.add(message.user()));
            for (OutboxMessage message : real.pending(100)) {
                boolean isNew = claimed.stream().noneMatch(one -> one.key().equals(message.key()));
                if (isNew && users.contains(message.user())) {
                    claimed.add(message);
                }
            }
            return claimed;
        }
    }

    private static final class LateDenial extends Forwarding {
        LateDenial(OutboxStore real) {
            super(real);
        }

        @Override
        public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
            List<OutboxMessage> claimed = new ArrayList<>();
            for (OutboxMessage message : super.claim(lease, except, limit)) {
                boolean waits = message.urgency() == OutboxMessage.Urgency.DENIAL
                        && real.pending(100).stream()
                                .anyMatch(other -> other.user().equals(message.user())
                                        && !other.key().equals(message.key()));
                if (waits) {
                    real.postpone(message.key(), new Failure(lease.owner(), lease.now(), "late"), lease.until());
                } else {
                    claimed.add(message);
                }
            }
            return claimed;
        }
    }

    private static final class LateWorker extends Forwarding {
        LateWorker(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean delivered(String key, String owner) {
            return super.delivered(key, owners.getOrDefault(key, owner));
        }
    }

    private static final class Impatient extends Forwarding {
        Impatient(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean postpone(String key, Failure failure, Instant due) {
            return super.postpone(key, failure, Instant.EPOCH);
        }
    }

    private static final class Shredder extends Forwarding {
        Shredder(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean giveUp(String key, Failure failure) {
            return super.delivered(key, failure.owner());
        }
    }

    private static final class TightLipped extends Forwarding {
        TightLipped(OutboxStore real) {
            super(real);
        }

        @Override
        public boolean postpone(String key, Failure failure, Instant due) {
            return super.postpone(key, new Failure(failure.owner(), failure.at(), "failed"), due);
        }
    }
}
