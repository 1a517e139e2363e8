package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.life.InvitationRoom;
import dev.roster.model.EmailAddress;
import dev.roster.model.IssueCode;
import dev.roster.profile.AccountPolicy;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInAttemptStore.Claim;
import dev.roster.spi.SignInAttemptStore.Release;
import dev.roster.spi.SignInAttemptStore.Reservation;
import dev.roster.spi.SignInSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The {@linkplain AccountPolicy.Invitations limits of invitations}, counted as attempts of who invites, of the tenant and of each
 * address, of which the store learns none. Safe for use by many threads.
 */
public final class InvitationQuota {

    private static final SignInSubject TENANT = new SignInSubject("invite-tenant");

    private final OneTimeLinks links;
    private final AccountPolicy.Invitations limits;
    private final SignInAttemptStore attempts;
    private final TenantState tenant;

    private InvitationQuota(TenantState tenant, OneTimeLinks links, AccountPolicy.Invitations limits) {
        this.tenant = tenant;
        this.links = links;
        this.limits = limits;
        this.attempts = tenant.stores().require(SignInAttemptStore.class);
    }

    /**
     * The limits of a tenant.
     *
     * @param tenant the tenant
     * @return the limits; empty where there are none, or nobody is invited by a link
     */
    public static Optional<InvitationQuota> of(TenantState tenant) {
        AccountPolicy.Invitations limits = tenant.accounts().invitations();
        return limits.isUnlimited()
                ? Optional.empty()
                : tenant.links().map(links -> new InvitationQuota(tenant, links, limits));
    }

    /** What one limit counts, and how it is called when it is reached. */
    private record Bound(SignInSubject subject, AttemptWindow.Limit limit, IssueCode code) {}

    /**
     * Finds out how many invitations somebody may still send.
     *
     * @param inviter who invites
     * @return the room, by the tighter one of the limits of the inviter and the tenant
     */
    public InvitationRoom room(Actor inviter) {
        List<Bound> bounds = bounds(inviter);
        Map<SignInSubject, AttemptWindow> kept =
                attempts.findAll(bounds.stream().map(Bound::subject).toList());
        Instant now = tenant.now();
        InvitationRoom tightest = InvitationRoom.ENDLESS;
        for (Bound bound : bounds) {
            InvitationRoom room = room(bound, kept.get(bound.subject()), now);
            tightest = room.left() < tightest.left() ? room : tightest;
        }
        return tightest;
    }

    private List<Bound> bounds(Actor inviter) {
        List<Bound> bounds = new ArrayList<>(2);
        if (limits.perInviter() != null) {
            String name = links.pseudonym("inviter", OneTimeLinks.issuerOf(inviter));
            bounds.add(new Bound(
                    new SignInSubject("invite-inviter:" + name), limits.perInviter(), IssueCode.INVITE_LIMIT_INVITER));
        }
        if (limits.perTenant() != null) {
            bounds.add(new Bound(TENANT, limits.perTenant(), IssueCode.INVITE_LIMIT_TENANT));
        }
        return bounds;
    }

    private @Nullable Bound bound(String address) {
        AttemptWindow.Limit limit = limits.perAddress();
        return limit == null
                ? null
                : new Bound(
                        new SignInSubject("invite-address:" + links.pseudonym("address", address)),
                        limit,
                        IssueCode.INVITE_LIMIT_ADDRESS);
    }

    private static InvitationRoom room(Bound bound, @Nullable AttemptWindow kept, Instant now) {
        AttemptWindow.Limit limit = bound.limit();
        AttemptWindow open = kept != null && now.isBefore(kept.endsAt()) ? kept : null;
        int left = open == null ? limit.attempts() : Math.max(0, limit.attempts() - open.used());
        Instant until = open == null ? endOfNext(bound, kept, now) : open.endsAt();
        return new InvitationRoom(
                left,
                bound.code(),
                List.of(Integer.toString(limit.attempts()), words(limit.window()), until.toString()));
    }

    /** When a window would end that began now. */
    private static Instant endOfNext(Bound bound, @Nullable AttemptWindow kept, Instant now) {
        return new Claim(bound.subject(), bound.limit(), 1)
                .takeFrom(kept, now)
                .map(AttemptWindow::endsAt)
                .orElseThrow();
    }

    /** In the unit that it has a whole number of, by its sign, which is the same in all languages. */
    private static String words(Duration window) {
        if (window.toMillis() % Duration.ofHours(1).toMillis() == 0) {
            return window.toHours() + " h";
        }
        return window.toMillis() % Duration.ofMinutes(1).toMillis() == 0
                ? window.toMinutes() + " min"
                : window.toMillis() / 1_000.0 + " s";
    }

    /**
     * Finds out how many invitations may still go to addresses.
     *
     * @param addresses addresses in canonical form
     * @return the room of each; empty when any number may go to one address
     */
    public Map<String, InvitationRoom> rooms(Collection<String> addresses) {
        Map<String, Bound> bounds = new LinkedHashMap<>();
        for (String address : addresses) {
            Bound bound = bound(address);
            if (bound != null) {
                bounds.put(address, bound);
            }
        }
        if (bounds.isEmpty()) {
            return Map.of();
        }
        Map<SignInSubject, AttemptWindow> kept =
                attempts.findAll(bounds.values().stream().map(Bound::subject).toList());
        Instant now = tenant.now();
        Map<String, InvitationRoom> rooms = new HashMap<>();
        bounds.forEach((address, bound) -> rooms.put(address, room(bound, kept.get(bound.subject()), now)));
        return rooms;
    }

    /**
     * Invitations that were counted before they are written.
     *
     * @param taken what was taken for each unit that has room, by number from 0, as it would be given back
     * @param takenAt when: what was taken at one moment is of one window for each subject
     * @param refused the units for which there is no room, by number from 0, each with the limit
     */
    public record Counted(Map<Integer, List<Release>> taken, Instant takenAt, Map<Integer, InvitationRoom> refused) {}

    /**
     * Counts invitations that are about to be written. Those for which there is no room are not counted.
     *
     * @param inviter who invites
     * @param units the addresses that each unit invites, which stand or fall together
     * @return what was counted
     */
    public Counted reserve(Actor inviter, List<List<EmailAddress>> units) {
        List<Bound> shared = bounds(inviter);
        List<Map<Bound, Integer>> wanted =
                units.stream().map(unit -> needs(unit, shared)).toList();
        Map<Integer, InvitationRoom> refused = new TreeMap<>();
        Instant now = tenant.now();
        Reservation reservation = attempts.reserve(claims(accepted(wanted, refused)), now);
        while (!reservation.isTaken()) {
            Set<SignInSubject> full = reservation.full();
            refuse(wanted, new Full(full, attempts.findAll(full), now), refused);
            reservation = attempts.reserve(claims(accepted(wanted, refused)), now);
        }
        Map<SignInSubject, AttemptWindow> windows = reservation.windows();
        Map<Integer, List<Release>> taken = new HashMap<>();
        for (int unit = 0; unit < wanted.size(); unit++) {
            if (!refused.containsKey(unit)) {
                taken.put(unit, releases(wanted.get(unit), windows));
            }
        }
        return new Counted(taken, now, refused);
    }

    private static List<Release> releases(Map<Bound, Integer> needs, Map<SignInSubject, AttemptWindow> windows) {
        return needs.entrySet().stream()
                .map(need -> release(need.getKey().subject(), windows, need.getValue()))
                .toList();
    }

    private static Release release(SignInSubject subject, Map<SignInSubject, AttemptWindow> windows, int attempts) {
        AttemptWindow taken = Objects.requireNonNull(windows.get(subject), "what was taken has a window");
        return new Release(subject, taken, attempts, false);
    }

    /**
     * Gives back what was counted for invitations that were not written.
     *
     * @param taken what was taken for them at one moment
     */
    public void release(List<Release> taken) {
        Map<SignInSubject, Integer> counts = new LinkedHashMap<>();
        Map<SignInSubject, AttemptWindow> windows = new HashMap<>();
        for (Release one : taken) {
            counts.merge(one.subject(), one.attempts(), Integer::sum);
            windows.put(one.subject(), one.taken());
        }
        attempts.release(counts.entrySet().stream()
                .map(count -> release(count.getKey(), windows, count.getValue()))
                .toList());
    }

    private Map<Bound, Integer> needs(List<EmailAddress> unit, List<Bound> shared) {
        Map<Bound, Integer> needs = new LinkedHashMap<>();
        for (EmailAddress address : unit) {
            shared.forEach(bound -> needs.merge(bound, 1, Integer::sum));
            Optional.ofNullable(bound(address.canonical())).ifPresent(bound -> needs.merge(bound, 1, Integer::sum));
        }
        return needs;
    }

    private static List<Map<Bound, Integer>> accepted(
            List<Map<Bound, Integer>> wanted, Map<Integer, InvitationRoom> refused) {
        return IntStream.range(0, wanted.size())
                .filter(unit -> !refused.containsKey(unit))
                .mapToObj(wanted::get)
                .toList();
    }

    private static List<Claim> claims(List<Map<Bound, Integer>> units) {
        Map<Bound, Integer> all = new LinkedHashMap<>();
        units.forEach(unit -> unit.forEach((bound, count) -> all.merge(bound, count, Integer::sum)));
        return all.entrySet().stream()
                .map(need -> new Claim(need.getKey().subject(), need.getKey().limit(), need.getValue()))
                .toList();
    }

    /**
     * The subjects that have no room for all units.
     *
     * @param subjects them
     * @param kept what is kept about them
     * @param now the moment by which they were refused: a window that ended since is none to wait for, but was in the way
     */
    private record Full(Set<SignInSubject> subjects, Map<SignInSubject, AttemptWindow> kept, Instant now) {}

    /** The units that came first get the room that there is. */
    private static void refuse(List<Map<Bound, Integer>> wanted, Full full, Map<Integer, InvitationRoom> refused) {
        Map<SignInSubject, Long> used = new HashMap<>();
        for (int unit = 0; unit < wanted.size(); unit++) {
            if (refused.containsKey(unit)) {
                continue;
            }
            InvitationRoom tight = tight(wanted.get(unit), full, used);
            if (tight == null) {
                wanted.get(unit).forEach((bound, count) -> used.merge(bound.subject(), (long) count, Long::sum));
            } else {
                refused.put(unit, tight);
            }
        }
    }

    private static @Nullable InvitationRoom tight(Map<Bound, Integer> needs, Full full, Map<SignInSubject, Long> used) {
        for (Map.Entry<Bound, Integer> need : needs.entrySet()) {
            SignInSubject subject = need.getKey().subject();
            InvitationRoom room = room(need.getKey(), full.kept().get(subject), full.now());
            boolean isFull = full.subjects().contains(subject);
            if (isFull && used.getOrDefault(subject, 0L) + need.getValue() > room.left()) {
                return room;
            }
        }
        return null;
    }
}
