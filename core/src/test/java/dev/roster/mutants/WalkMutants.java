package dev.roster.mutants;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Run;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores that are right at first sight, and wrong after some calls or for some texts. */
final class WalkMutants {

    private static final String RULE = "ST-07";

    private WalkMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofStores(
                        "any case of actors",
                        "lists runs of actors of another case",
                        RULE,
                        real -> new MeddledStores(real, JournalStore.class, WalkMutants::anyCaseOfActors)),
                Mutant.ofStores(
                        "shared pieces",
                        "gives its own array of a piece away",
                        RULE,
                        real -> new MeddledStores(real, JournalStore.class, sharedPieces())),
                Mutant.meddling(
                        "everybody's null",
                        "takes an empty name of an actor for everybody",
                        RULE,
                        JournalStore.class,
                        WalkMutants::emptyIsEverybody),
                Mutant.meddling(
                        "deeds for others",
                        "lists what was done for somebody as what that person did",
                        RULE,
                        AuditStore.class,
                        WalkMutants::deedsForOthers),
                Mutant.ofStores(
                        "back again",
                        "believes an owner who gave a message back",
                        RULE,
                        real -> new MeddledStores(real, OutboxStore.class, backAgain())),
                Mutant.meddling(
                        "impatient denial",
                        "gives a denial out beside another message of its user",
                        RULE,
                        OutboxStore.class,
                        WalkMutants::impatientDenial),
                Mutant.meddling(
                        "any case of kinds",
                        "finds documents by kinds of another case",
                        RULE,
                        DocumentStore.class,
                        WalkMutants::anyCaseOfKinds),
                Mutant.meddling(
                        "first author",
                        "keeps the user of a document whatever is put later",
                        RULE,
                        DocumentStore.class,
                        WalkMutants::firstAuthor),
                Mutant.ofStores(
                        "known absences",
                        "remembers which mappings there were not",
                        RULE,
                        real -> new MeddledStores(real, MappingStore.class, knownAbsences())),
                Mutant.meddling(
                        "long memory",
                        "keeps a lock that is cleared when it was not the first",
                        RULE,
                        SignInAttemptStore.class,
                        call -> call.name().equals("clear") && isLockedAgain(call) ? true : call.proceed()),
                Mutant.ofUsers(
                        "nothing is no count", "leaves a count as it is when it becomes zero", RULE, CountsUp::new));
    }

    private static @Nullable Object anyCaseOfActors(Meddler.Call call) throws Throwable {
        if (!call.name().equals("runs") || call.argumentOrNull(1) == null) {
            return call.proceed();
        }
        String actor = (String) call.argument(1);
        @SuppressWarnings("unchecked") // As the method is declared.
        List<Run> all = (List<Run>) Objects.requireNonNull(call.proceedWithout(1, 2, Integer.MAX_VALUE));
        return all.stream()
                .filter(run -> run.actor().equalsIgnoreCase(actor))
                .limit((int) call.argument(2))
                .toList();
    }

    private static @Nullable Object emptyIsEverybody(Meddler.Call call) throws Throwable {
        return call.name().equals("runs") && "".equals(call.argumentOrNull(1))
                ? call.proceedWithout(1, 2, call.argument(2))
                : call.proceed();
    }

    private static Meddler sharedPieces() {
        Map<Object, Optional<byte[]>> pieces = new HashMap<>();
        return call -> {
            if (!call.name().equals("planPage")) {
                pieces.clear();
                return call.proceed();
            }
            List<Object> place = List.of(call.argument(0), call.argument(1));
            if (!pieces.containsKey(place)) {
                pieces.put(place, pieceOf(call));
            }
            return pieces.get(place);
        };
    }

    @SuppressWarnings("unchecked") // As the method is declared.
    private static Optional<byte[]> pieceOf(Meddler.Call call) throws Throwable {
        return (Optional<byte[]>) call.proceed();
    }

    private static Object deedsForOthers(Meddler.Call call) throws Throwable {
        AuditStore.Page page = (AuditStore.Page) call.proceed();
        AuditStore.Query query = (AuditStore.Query) call.argument(0);
        if (query.actor() == null || !page.entries().isEmpty()) {
            return page;
        }
        AuditStore.Query anybody = new AuditStore.Query(
                query.limit(), query.from(), query.until(), null, query.kind(), query.key(), query.run(), null);
        List<AuditEntry> entries = call.stores().audit().list(anybody).entries();
        return new AuditStore.Page(
                entries.stream()
                        .filter(entry -> query.actor().equals(entry.onBehalfOf()))
                        .toList(),
                null);
    }

    private static Meddler backAgain() {
        Set<List<Object>> givenBack = new HashSet<>();
        return call -> {
            Object answer = call.proceed();
            switch (call.name()) {
                case "postpone" ->
                    givenBack.add(List.of(call.argument(0), ((OutboxStore.Failure) call.argument(1)).owner()));
                case "claim" -> givenBack.clear();
                case "delivered" -> {
                    return (boolean) answer || givenBack.contains(List.of(call.argument(0), call.argument(1)));
                }
                default -> {
                    // Nothing to remember.
                }
            }
            return answer;
        };
    }

    private static Object impatientDenial(Meddler.Call call) throws Throwable {
        if (!call.name().equals("claim")) {
            return call.proceed();
        }
        @SuppressWarnings("unchecked") // As the method is declared.
        List<OutboxMessage> claimed = new ArrayList<>((List<OutboxMessage>) call.proceed());
        OutboxStore.Lease lease = (OutboxStore.Lease) call.argument(0);
        call.stores().outbox().pending(Integer.MAX_VALUE).stream()
                .filter(message -> message.urgency() == OutboxMessage.Urgency.DENIAL
                        && message.attempts() == 0
                        && !lease.now().isBefore(message.due())
                        && claimed.stream().noneMatch(other -> other.key().equals(message.key())))
                .limit(Math.max(0, (int) call.argument(1) - claimed.size()))
                .forEach(message -> claimed.add(message.toBuilder().attempts(1).build()));
        return claimed;
    }

    private static @Nullable Object anyCaseOfKinds(Meddler.Call call) throws Throwable {
        Object found = call.proceed();
        return call.name().equals("find") && found instanceof Optional<?> document && document.isEmpty()
                ? call.proceedWith(0, ((String) call.argument(0)).toLowerCase(Locale.ROOT))
                : found;
    }

    private static @Nullable Object firstAuthor(Meddler.Call call) throws Throwable {
        if (!call.name().equals("put")) {
            return call.proceed();
        }
        Document document = (Document) call.argument(0);
        DocumentStore documents = call.stores().require(DocumentStore.class);
        UserId author = documents
                .find(document.kind(), document.key())
                .map(Document::user)
                .orElse(document.user());
        return call.proceedWith(
                0, new Document(document.kind(), document.key(), author, document.version(), document.json()));
    }

    private static Meddler knownAbsences() {
        Set<Object> absent = new HashSet<>();
        return call -> {
            if (!call.name().equals("find")) {
                return call.proceed();
            }
            if (absent.contains(call.argument(0))) {
                return Optional.empty();
            }
            Optional<?> found = (Optional<?>) call.proceed();
            if (found.isEmpty()) {
                absent.add(call.argument(0));
            }
            return found;
        };
    }

    private static boolean isLockedAgain(Meddler.Call call) {
        return call.stores()
                .require(SignInAttemptStore.class)
                .find((dev.roster.spi.SignInSubject) call.argument(0))
                .filter(window -> window.usedUpBefore() > 0)
                .isPresent();
    }

    private static final class CountsUp extends ForwardingUsers {
        CountsUp(UserStore real) {
            super(real);
        }

        @Override
        public int touch(List<Touch> touches) {
            return super.touch(touches.stream()
                    .map(touch -> touch.skillCount() != null && touch.skillCount() == 0
                            ? new Touch(
                                    touch.user(), touch.lastLoginAt(), touch.lastActivityAt(), null, touch.roleLevel())
                            : touch)
                    .toList());
        }
    }
}
