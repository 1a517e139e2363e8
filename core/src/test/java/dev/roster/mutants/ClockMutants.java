package dev.roster.mutants;

import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Touch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Stores whose clocks are coarse, or that take the wrong end of a time for a part of it. */
final class ClockMutants {

    private ClockMutants() {}

    static List<Mutant> all() {
        return List.of(
                auditing("after from", "leaves out what happened at the first moment", query -> {
                    Instant from = query.from();
                    return from == null ? query : query.from(from.plusNanos(1_000));
                }),
                auditing("up to until", "gives what happened at the first moment that is not wanted", query -> {
                    Instant until = query.until();
                    return until == null ? query : query.until(until.plusNanos(1_000));
                }),
                auditing("from the second", "narrows the audit trail by seconds", query -> {
                    Instant from = query.from();
                    return from == null ? query : query.from(seconds(from));
                }),
                Mutant.meddling(
                        "runs of a second",
                        "orders runs by seconds",
                        "JS-05",
                        JournalStore.class,
                        ClockMutants::bySecond),
                leasing(
                        "early lease",
                        "gives a message out in the second in which it is due",
                        (lease) -> new OutboxStore.Lease(
                                lease.owner(),
                                seconds(lease.now()).plusSeconds(1),
                                seconds(lease.until()).plusSeconds(2))),
                leasing(
                        "lasting lease",
                        "keeps a lease through its last microsecond",
                        (lease) ->
                                new OutboxStore.Lease(lease.owner(), lease.now().minusNanos(1_000), lease.until())),
                Mutant.ofUsers(
                        "touches by the second",
                        "keeps sign-ins to the second",
                        "UQ-05",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public int touch(List<Touch> touches) {
                                return super.touch(touches.stream()
                                        .map(ClockMutants::inSeconds)
                                        .toList());
                            }
                        }),
                Mutant.ofUsers(
                        "one clock", "takes every activity for a sign-in", "UQ-05", real -> new ForwardingUsers(real) {
                            @Override
                            public int touch(List<Touch> touches) {
                                return super.touch(touches.stream()
                                        .map(touch -> touch.lastActivityAt() == null
                                                ? touch
                                                : touch.then(Touch.signIn(touch.user(), touch.lastActivityAt())))
                                        .toList());
                            }
                        }),
                Mutant.meddling(
                        "first of a moment",
                        "keeps the mapping of a moment that was saved first",
                        "MP-02",
                        MappingStore.class,
                        ClockMutants::firstOfAMoment),
                Mutant.meddling(
                        "mappings of a second",
                        "orders mappings by seconds",
                        "MP-03",
                        MappingStore.class,
                        ClockMutants::mappingsBySecond),
                Mutant.meddling(
                        "windows of a second",
                        "keeps windows of attempts to the second",
                        "SA-03",
                        SignInAttemptStore.class,
                        call -> call.name().equals("reserve")
                                ? call.proceedWith(1, seconds((Instant) call.argument(1)))
                                : call.proceed()));
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Mutant auditing(
            String name, String flaw, java.util.function.UnaryOperator<AuditStore.Query> change) {
        return Mutant.meddling(
                name,
                flaw,
                "AS-02",
                AuditStore.class,
                call -> call.proceedWith(0, change.apply((AuditStore.Query) call.argument(0))));
    }

    private static Mutant leasing(
            String name, String flaw, java.util.function.UnaryOperator<OutboxStore.Lease> change) {
        return Mutant.meddling(
                name,
                flaw,
                "OS-03",
                OutboxStore.class,
                call -> call.name().equals("claim")
                        ? call.proceedWith(0, change.apply((OutboxStore.Lease) call.argument(0)))
                        : call.proceed());
    }

    private static Object bySecond(Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (!call.name().equals("runs")) {
            return answer;
        }
        return ((List<?>) answer)
                .stream()
                        .map(run -> (Run) run)
                        .sorted(Comparator.comparing((Run run) -> seconds(run.startedAt()))
                                .reversed()
                                .thenComparing(Run::plan))
                        .toList();
    }

    private static Touch inSeconds(Touch touch) {
        Instant login = touch.lastLoginAt();
        Instant activity = touch.lastActivityAt();
        return new Touch(
                touch.user(),
                login == null ? null : seconds(login),
                activity == null ? null : seconds(activity),
                touch.skillCount(),
                touch.roleLevel());
    }

    private static @org.jspecify.annotations.Nullable Object firstOfAMoment(Meddler.Call call) throws Throwable {
        if (call.name().equals("save")) {
            SavedMapping mapping = (SavedMapping) call.argument(0);
            boolean isKnown = call.stores()
                    .require(MappingStore.class)
                    .find(mapping.fingerprint())
                    .filter(known -> known.confirmedAt().equals(mapping.confirmedAt()))
                    .isPresent();
            return isKnown ? null : call.proceed();
        }
        return call.proceed();
    }

    private static Object mappingsBySecond(Meddler.Call call) throws Throwable {
        Object answer = call.proceed();
        if (!call.name().equals("newest")) {
            return answer;
        }
        return ((List<?>) answer)
                .stream()
                        .map(mapping -> (SavedMapping) mapping)
                        .sorted(Comparator.comparing((SavedMapping mapping) -> seconds(mapping.confirmedAt()))
                                .reversed()
                                .thenComparing(SavedMapping::fingerprint))
                        .toList();
    }
}
