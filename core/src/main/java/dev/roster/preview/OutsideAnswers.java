package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.decide.Outside;
import dev.roster.life.InvitationRoom;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profile;
import dev.roster.spi.CorrelationKey;
import dev.roster.tenant.InvitationQuota;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks those outside the store about the users of a batch, as far as a plan does something there. For one thread. */
final class OutsideAnswers {

    /** How many users somebody outside is asked about at once. */
    private static final int MOST = 10_000;

    private final TenantState tenant;
    private final List<Instruction> instructions;
    private final @Nullable User recipient;
    private final Optional<InvitationQuota> quota;

    private OutsideAnswers(
            TenantState tenant,
            List<Instruction> instructions,
            @Nullable User recipient,
            Optional<InvitationQuota> quota) {
        this.tenant = tenant;
        this.instructions = instructions;
        this.recipient = recipient;
        this.quota = quota;
    }

    /** Prepares to ask what a profile needs, and looks for who gets what is handed over, once for all batches. */
    static OutsideAnswers to(TenantState tenant, Actor actor, Profile profile, Optional<InvitationQuota> quota) {
        User recipient = find(profile.instructions(), Instruction.Kind.HAND_OVER)
                .flatMap(handover -> tenant.stores().users().findAll(List.of(handover.recipient())).stream()
                        .findFirst())
                .filter(user -> tenant.authorizer().mayRead(actor, user))
                .orElse(null);
        return new OutsideAnswers(tenant, profile.instructions(), recipient, quota);
    }

    private static Optional<Instruction> find(List<Instruction> instructions, Instruction.Kind kind) {
        return instructions.stream()
                .filter(instruction -> instruction.kind() == kind)
                .findFirst();
    }

    /** What they say about users, each of whom counts once, and about the addresses among the keys that led to them. */
    Outside about(List<CorrelationKey> keys, List<List<User>> matches) {
        if (instructions.isEmpty() && quota.isEmpty()) {
            return Outside.SILENT;
        }
        Set<UserId> users = new LinkedHashSet<>();
        matches.forEach(found -> found.forEach(user -> users.add(user.id())));
        OwnedContent content = find(instructions, Instruction.Kind.HAND_OVER).isPresent()
                ? tenant.content().orElse(null)
                : null;
        Set<UserId> unsubscribed = find(instructions, Instruction.Kind.MESSAGE)
                .flatMap(message -> tenant.mailer().map(mailer -> unsubscribed(mailer, message.template(), users)))
                .orElse(Set.of());
        return new Outside(
                content == null ? Map.of() : counted(content, users),
                content != null,
                unsubscribed,
                rooms(keys, matches),
                recipient);
    }

    private Map<String, InvitationRoom> rooms(List<CorrelationKey> keys, List<List<User>> matches) {
        return quota.map(limits -> limits.rooms(Stream.concat(
                                keys.stream()
                                        .filter(key -> key.field().equals(Field.PRIMARY_EMAIL))
                                        .map(CorrelationKey::canonical),
                                matches.stream()
                                        .flatMap(List::stream)
                                        .map(user -> user.contact().primaryEmail())
                                        .filter(Objects::nonNull)
                                        .map(EmailAddress::canonical))
                        .collect(Collectors.toCollection(LinkedHashSet::new))))
                .orElse(Map.of());
    }

    private static Map<UserId, Map<String, Long>> counted(OwnedContent content, Set<UserId> users) {
        Map<UserId, Map<String, Long>> owned = new HashMap<>();
        for (Set<UserId> some : parts(users)) {
            Map<UserId, Map<String, Long>> told = answer("OwnedContent.count", content.count(some));
            for (UserId user : some) {
                owned.put(user, told.containsKey(user) ? counted(user, told.get(user)) : Map.of());
            }
        }
        return owned;
    }

    /**
     * What one user owns, of which people read every word.
     *
     * @throws IllegalStateException if the application counted something that is no count
     */
    private static Map<String, Long> counted(UserId user, @Nullable Map<String, Long> kinds) {
        if (kinds == null
                || kinds.size() > OwnedContent.MOST_KINDS
                || !kinds.entrySet().stream().allMatch(kind -> isCount(kind.getKey(), kind.getValue()))) {
            throw new IllegalStateException("OwnedContent.count must answer up to " + OwnedContent.MOST_KINDS
                    + " kinds with short names in one line and counts of 0 or more; it did not for user " + user);
        }
        return kinds;
    }

    private static boolean isCount(@Nullable String kind, @Nullable Long count) {
        return kind != null
                && !kind.isBlank()
                && kind.length() <= OwnedContent.MAX_NAME
                && kind.codePoints().noneMatch(OutsideAnswers::isHidden)
                && count != null
                && count >= 0;
    }

    private static boolean isHidden(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static Set<UserId> unsubscribed(Mailer mailer, String template, Set<UserId> users) {
        Set<UserId> unsubscribed = new HashSet<>();
        for (Set<UserId> some : parts(users)) {
            unsubscribed.addAll(answer("Mailer.unsubscribed", mailer.unsubscribed(template, some)));
        }
        return unsubscribed;
    }

    private static <T> T answer(String question, @Nullable T answer) {
        if (answer == null) {
            throw new IllegalStateException(question + " must not answer null");
        }
        return answer;
    }

    /** Keys that several users share lead a batch of rows to more of them than it has rows. */
    private static List<Set<UserId>> parts(Set<UserId> users) {
        List<Set<UserId>> parts = new ArrayList<>();
        Set<UserId> part = Set.of();
        for (UserId user : users) {
            if (parts.isEmpty() || part.size() == MOST) {
                part = new LinkedHashSet<>();
                parts.add(part);
            }
            part.add(user);
        }
        return parts;
    }
}
