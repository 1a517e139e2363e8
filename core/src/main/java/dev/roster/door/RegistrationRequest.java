package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.apply.EffectOrders;
import dev.roster.apply.SingleRun;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.preview.SinglePlanning.Planned;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.UnitOutcome;
import dev.roster.table.RowLocation;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.SelfRegistration;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it is decided once. It is planned as if nobody had the address, by nothing but the form and what the tenant
 * defines, so that what is wrong with it tells nothing of who is there.
 *
 * @param tenant where somebody registers
 * @param terms what the tenant wants of it
 * @param form what somebody says of themselves
 * @param seed what tells it from all others
 * @param creation the user as they would be created
 */
record RegistrationRequest(TenantState tenant, SelfRegistration terms, UserForm form, UUID seed, Planned creation) {

    /** Who acts until an address is verified. What it gives are the roles of the settings, and no others. */
    static final Actor DOOR = Actor.operator("registration");

    /** What stands in a message that is not about a change: the kind of its mail. */
    private static final String KIND = "kind";

    private static final Profile PROFILE =
            Profiles.users().with(profile -> profile.name("registration").matchBy(Field.ID));

    private static final Profile SENDING = PROFILE.with(profile -> profile.operation(Profile.Operation.INVITE));

    /**
     * Decides a registration by what is so now.
     *
     * @param tenant where somebody registers
     * @param form what they say of themselves
     * @return the registration, or empty when nobody registers now
     * @throws IllegalArgumentException if the form says more than is asked for
     */
    static Optional<RegistrationRequest> now(TenantState tenant, UserForm form) {
        Present present = tenant.present();
        SelfRegistration terms = SelfRegistration.of(tenant, present);
        if (!terms.isOpen()) {
            return Optional.empty();
        }
        LinkUse.requireOnly(terms.fields(present), form, "who registers");
        UUID seed = tenant.newId();
        UserForm wanted = given(new UserForm(), terms.settings())
                .set(Field.STATUS, UserStatus.INVITED)
                .set(Field.STATUS_REASON, RegistrationSettings.UNVERIFIED);
        form.texts().forEach(wanted::text);
        Profile creating = PROFILE.with(profile -> profile.operation(Profile.Operation.CREATE)
                .invitation(Profile.Invitation.NEW_USERS)
                .required(fields(present, terms.settings().fields(Need.REQUIRED), Field.PRIMARY_EMAIL)));
        Planned creation = new SinglePlanning(tenant, new Party(DOOR, Set.of(), List.of()), present)
                .inParty()
                .plan(UserForms.of(creating.name(), List.of(wanted)), creating, seed);
        return Optional.of(new RegistrationRequest(tenant, terms, form, seed, creation));
    }

    /** Roles and organization are those of the settings, whatever there was. */
    private static UserForm given(UserForm form, RegistrationSettings settings) {
        return form.set(Field.ROLES, settings.roles()).set(Field.ORGANIZATION, settings.organization());
    }

    private static Field<?>[] fields(Present present, List<String> keys, Field<?>... others) {
        return Stream.concat(Stream.of(others), keys.stream().<Field<?>>map(present.fields()::require))
                .toArray(Field<?>[]::new);
    }

    /**
     * How somebody is changed who registered before.
     *
     * @param settings what the tenant wants
     * @param present what it defines
     * @param form what they say now: what must be filled in cannot be emptied
     * @return the profile
     */
    static Profile updating(RegistrationSettings settings, Present present, UserForm form) {
        List<String> required = settings.fields(Need.REQUIRED).stream()
                .filter(key -> form.texts().containsKey(present.fields().require(key)))
                .toList();
        return PROFILE.with(
                profile -> profile.operation(Profile.Operation.UPDATE).required(fields(present, required)));
    }

    /** {@return what is wrong with the form; empty when nothing is} */
    List<Issue> flaws() {
        PlannedChange change = creation.change();
        List<Issue> errors = change.issues().stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        RowLocation place = change.at(creation.basis().source().name()).column(Field.PRIMARY_EMAIL.key());
        EmailAddress address = wantedAddress();
        if (address == null) {
            return List.of(Issue.ofCell(IssueCode.REQUIRED_MISSING, place, Field.PRIMARY_EMAIL, ""));
        }
        return terms.settings().allows(address)
                ? List.of()
                : List.of(Issue.ofCell(IssueCode.REGISTRATION_DOMAIN, place, Field.PRIMARY_EMAIL, address.value()));
    }

    /** {@return the address of a registration that has no flaws} */
    EmailAddress address() {
        return Objects.requireNonNull(wantedAddress(), "a registration without flaws has an address");
    }

    private @Nullable EmailAddress wantedAddress() {
        for (FieldChange<?> change : creation.change().fields()) {
            if (change.after() instanceof EmailAddress address) {
                return address;
            }
        }
        return null;
    }

    /**
     * Writes it, as far as somebody else has not got the address: one look-up and one commit, whoever has it.
     *
     * @return whether it is done; if not, what it was decided by has changed, and nothing was written
     */
    boolean write() {
        CorrelationKey key = CorrelationKey.of(Field.PRIMARY_EMAIL, address());
        User holder = tenant.stores().users().correlate(List.of(key)).get(0).stream()
                .findFirst()
                .orElse(null);
        if (holder == null) {
            return write(creation, List.of());
        }
        Planned again = SelfRegistration.isUnverified(holder) ? again(holder) : null;
        if (again != null && again.change().kind().isWrite()) {
            return write(again, List.of(holder));
        }
        EffectOrders orders = new EffectOrders(tenant, DOOR);
        if (holder.access().status() == UserStatus.ACTIVE) {
            orders.send(notice(holder), Mail.KNOWN_ADDRESS);
        } else {
            orders.sendNothing();
        }
        return true;
    }

    /** To the owner of an address with which somebody registers again. */
    private OutboxMessage notice(User holder) {
        return OutboxMessage.builder(
                        "registration:" + seed + ":" + holder.id() + ":" + Effect.NOTIFY.word(),
                        Effect.NOTIFY.word(),
                        holder.id())
                .body(Map.of(KIND, Mail.KNOWN_ADDRESS))
                .createdAt(tenant.now())
                .build();
    }

    /**
     * What the form says instead of what an earlier one said, and another link instead of the earlier one: both or neither. No
     * write where what an administrator or a rule made of the user meanwhile speaks against it.
     */
    private Planned again(User holder) {
        Planned said = replaced(holder);
        ChangeKind kind = said.change().kind();
        if (!kind.isWrite() && kind != ChangeKind.UNCHANGED) {
            return said;
        }
        User replaced = holder.with(user -> said.change().fields().forEach(change -> change.applyTo(user)));
        Planned sent = planning(replaced)
                .plan(UserForms.of(PROFILE.name(), List.of(UserForm.about(holder.id()))), SENDING, seed);
        if (!sent.change().kind().isWrite()) {
            return sent;
        }
        PlannedChange both = kind.isWrite()
                ? said.change().withEffects(sent.change().effects())
                : sent.change().with(List.of());
        return new Planned(List.of(both), said.basis(), said.found(), said.actor(), said.present());
    }

    private Planned replaced(User holder) {
        Present present = creation.present();
        UserForm wanted = given(UserForm.about(holder.id()), terms.settings())
                .set(Field.STATUS_REASON, RegistrationSettings.UNVERIFIED);
        for (Field<?> field : terms.fields(present)) {
            String text = form.texts().get(field);
            wanted.text(field, text == null || text.isBlank() ? null : text);
        }
        return planning(holder)
                .plan(UserForms.of(PROFILE.name(), List.of(wanted)), updating(terms.settings(), present, form), seed);
    }

    private SinglePlanning planning(User holder) {
        Party party = new Party(DOOR, Set.of(holder.id()), List.of(holder));
        return new SinglePlanning(tenant, party, creation.present()).inParty();
    }

    private boolean write(Planned planned, List<User> stored) {
        SingleRun.Result result = new SingleRun(tenant, seed)
                .apply(new SingleRun.Decided(
                        planned.basis(),
                        planned.changes(),
                        stored,
                        null,
                        planned.actor(),
                        planned.present(),
                        null,
                        Purpose.VERIFICATION));
        return result.outcome() == UnitOutcome.Kind.WRITTEN;
    }
}
