package dev.roster.tenant;

import dev.roster.access.Features;
import dev.roster.access.RoleCatalog;
import dev.roster.json.RegistrationCodec;
import dev.roster.model.CatalogEntry;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.profile.RegistrationSettings;
import dev.roster.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Self-registration as a tenant wants it now, and whether what it defines still allows that. Immutable.
 *
 * @param settings what the tenant remembers
 * @param isOpen whether people register: the host and the tenant have it on, and whatever the settings name exists and may
 *     be given
 */
public record SelfRegistration(RegistrationSettings settings, boolean isOpen) {

    /** The key of the setting. */
    public static final String KEY = "registration";

    /**
     * Reads what a tenant wants now.
     *
     * @param tenant the tenant
     * @param present what it defines
     * @return its self-registration
     * @throws StoreException if the settings cannot be read
     */
    public static SelfRegistration of(TenantState tenant, Present present) {
        RegistrationSettings settings = settings(present);
        boolean isOn = settings.mode() == RegistrationSettings.Mode.ON
                && tenant.features().allow(Features.REGISTRATION, true).isAllowed();
        return new SelfRegistration(settings, isOn && flaws(settings, present).isEmpty());
    }

    /**
     * The settings that a tenant remembers.
     *
     * @param present what it defines
     * @return the settings; off where it remembers none
     * @throws StoreException if they cannot be read
     */
    public static RegistrationSettings settings(Present present) {
        return present.find(new CatalogEntry.Key(CatalogEntry.Kind.SETTING, KEY))
                .map(Setting.class::cast)
                .map(SelfRegistration::settings)
                .orElse(RegistrationSettings.off());
    }

    private static RegistrationSettings settings(Setting setting) {
        try {
            return RegistrationCodec.read(setting.json());
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    "the settings of registration cannot be read (" + e.getMessage()
                            + "); undo the run that changed them last",
                    e);
        }
    }

    /**
     * What is remembered for settings.
     *
     * @param settings the settings
     * @return the setting
     */
    public static Setting setting(RegistrationSettings settings) {
        return new Setting(KEY, RegistrationCodec.write(settings));
    }

    /**
     * Why a setting must not be remembered.
     *
     * @param setting settings that somebody wants
     * @param present what the tenant defines
     * @return an issue for each role, organization and field that does not exist, or that nobody may get or say; none where
     *     registration is switched off, since nobody gets or says anything then
     */
    static List<Issue> refusals(Setting setting, Present present) {
        try {
            RegistrationSettings wanted = RegistrationCodec.read(setting.json());
            return wanted.mode() == RegistrationSettings.Mode.ON ? flaws(wanted, present) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of(Issue.of(IssueCode.FAILED, null, String.valueOf(e.getMessage())));
        }
    }

    private static List<Issue> flaws(RegistrationSettings settings, Present present) {
        List<Issue> flaws = new ArrayList<>();
        RoleCatalog roles = present.catalogs().roles();
        for (RoleKey role : settings.roles()) {
            if (roles.find(role).isEmpty()) {
                flaws.add(Issue.of(IssueCode.REGISTRATION_ROLE_UNKNOWN, null, role.value()));
            } else if (roles.actsOnOthers(role)) {
                flaws.add(Issue.of(IssueCode.REGISTRATION_ROLE_POWERFUL, null, role.value()));
            }
        }
        OrganizationKey organization = settings.organization();
        if (organization != null && !present.catalogs().organizations().contains(organization)) {
            flaws.add(Issue.of(IssueCode.REGISTRATION_ORGANIZATION_UNKNOWN, null, organization.value()));
        }
        settings.fields().keySet().stream()
                .filter(key -> present.fields()
                        .find(key)
                        .filter(SelfRegistration::isOfThePerson)
                        .isEmpty())
                .forEach(key -> flaws.add(Issue.of(IssueCode.REGISTRATION_FIELD, null, key)));
        return flaws;
    }

    /**
     * Whether people say a field of themselves: nothing that decides about rights, and nothing by which they would learn who
     * else is there, since it is taken, or names somebody.
     */
    private static boolean isOfThePerson(Field<?> field) {
        boolean isKey = field.isUnique() || field.equals(Field.EXTERNAL_ID);
        boolean isName = field.type() == FieldType.KEYS || field.type() == FieldType.USER_REFERENCE;
        return !isKey && !isName && !field.isSystem() && !field.isPrivileged();
    }

    /**
     * Tells whether a user registered and waits for the verification of the address. Who got a grant meanwhile is an
     * administrator's.
     *
     * @param user the user
     * @return whether registering again replaces what they said
     */
    public static boolean isUnverified(User user) {
        return user.access().status() == UserStatus.INVITED
                && RegistrationSettings.UNVERIFIED.equals(user.access().statusReason())
                && user.access().grants().isEmpty();
    }

    /**
     * Tells whether a user who registered could come in now, by what the settings give now.
     *
     * @param user the user
     * @return whether a link to their address is good, as far as it is not the link that tells
     */
    public boolean awaits(User user) {
        EmailAddress address = user.contact().primaryEmail();
        return isOpen
                && isUnverified(user)
                && address != null
                && settings.allows(address)
                && user.access().roles().equals(settings.roles())
                && Objects.equals(user.access().organization(), settings.organization());
    }

    /**
     * The fields that people may fill in.
     *
     * @param present what the tenant defines
     * @return the address, and what the settings ask for
     */
    public List<Field<?>> fields(Present present) {
        return Stream.concat(
                        Stream.<Field<?>>of(Field.PRIMARY_EMAIL),
                        settings.fields().keySet().stream().<Field<?>>map(present.fields()::require))
                .collect(Collectors.toList());
    }
}
