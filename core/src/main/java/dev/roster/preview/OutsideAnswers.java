package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.account.Mailer;
import dev.roster.decide.Outside;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profile;
import dev.roster.spi.OwnedContent;
import dev.roster.tenant.TenantState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks those outside the store about the users of a batch, as far as a plan does something there. For one thread. */
final class OutsideAnswers {

    private final TenantState tenant;
    private final List<Instruction> instructions;
    private final @Nullable User recipient;

    private OutsideAnswers(TenantState tenant, List<Instruction> instructions, @Nullable User recipient) {
        this.tenant = tenant;
        this.instructions = instructions;
        this.recipient = recipient;
    }

    /** Prepares to ask what a profile needs, and looks for who gets what is handed over, once for all batches. */
    static OutsideAnswers to(TenantState tenant, Actor actor, Profile profile) {
        User recipient = find(profile.instructions(), Instruction.Kind.HAND_OVER)
                .flatMap(handover -> tenant.stores().users().findAll(List.of(handover.recipient())).stream()
                        .findFirst())
                .filter(user -> tenant.authorizer().mayRead(actor, user))
                .orElse(null);
        return new OutsideAnswers(tenant, profile.instructions(), recipient);
    }

    private static Optional<Instruction> find(List<Instruction> instructions, Instruction.Kind kind) {
        return instructions.stream()
                .filter(instruction -> instruction.kind() == kind)
                .findFirst();
    }

    /** What they say about users, each of whom counts once. */
    Outside about(List<List<User>> matches) {
        if (instructions.isEmpty()) {
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
        Map<UserId, Map<String, Long>> owned = content == null || users.isEmpty() ? Map.of() : content.count(users);
        return new Outside(owned, content != null, unsubscribed, recipient);
    }

    private static Set<UserId> unsubscribed(Mailer mailer, String template, Set<UserId> users) {
        return users.isEmpty() ? Set.of() : mailer.unsubscribed(template, users);
    }
}
