package dev.roster.profile;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.spi.AttemptWindow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How people register themselves (C4). Immutable; starts from {@link #off()}, and a tenant remembers it once an owner changes
 * it ({@link dev.roster.access.TenantCatalogs#changeRegistration}).
 *
 * <pre>{@code
 * RegistrationSettings.off()
 *         .with(RegistrationSettings.Mode.ON)
 *         .forDomains("example.com")
 *         .givingRoles(new RoleKey("member"))
 *         .asking(Field.DISPLAY_NAME, RegistrationSettings.Need.REQUIRED);
 * }</pre>
 *
 * @param mode whether people register
 * @param domains the domains of their addresses in canonical form, up to 1,000; empty for all. A domain does not stand for
 *     those below it
 * @param roles the roles that they get, and no others; none of them acts on other users
 * @param organization the organization that they get, or null for none
 * @param fields the keys of the fields that they are asked for beside the address, in the order in which a page asks
 * @param approval whether an administrator lets them in
 * @param perAddress how often one address may register; up to {@value #MAX_PER_ADDRESS} times in a window, since each may be a
 *     mail to somebody who did not ask for it
 * @param perSource how often one source may register; windows of both last up to 366 days
 */
public record RegistrationSettings(
        Mode mode,
        Set<String> domains,
        Set<RoleKey> roles,
        @Nullable OrganizationKey organization,
        Map<String, Need> fields,
        Approval approval,
        AttemptWindow.Limit perAddress,
        AttemptWindow.Limit perSource) {

    /**
     * The {@link Field#STATUS_REASON} of who registered and has not verified the address yet, and is invited meanwhile. An
     * administrator who invites them, or gives another reason, takes them over: registering again changes nothing then.
     */
    public static final String UNVERIFIED = "registered, address not verified";

    /**
     * The {@link Field#STATUS_REASON} of who registered and waits for an administrator, and is suspended meanwhile. The
     * filter {@code statusReason eq "registered, awaits approval"} finds them. Who becomes active from there is told by a mail.
     */
    public static final String AWAITS_APPROVAL = "registered, awaits approval";

    /** The most attempts that a window of one address may have. */
    public static final int MAX_PER_ADDRESS = 10;

    private static final int MAX_ENTRIES = 1_000;
    private static final Duration MAX_WINDOW = Duration.ofDays(366);

    /** Whether people register. */
    public enum Mode {
        /** Nobody registers, and links that were sent are good no longer. The default. */
        OFF,
        /** Whoever has an address of an allowed domain registers. */
        ON
    }

    /** Whether a field must be filled in. */
    public enum Need {
        /** {@code register(source, form -> form.primaryEmail("ada@example.com"))} lacks it and is rejected. */
        REQUIRED,
        /** The same call is received. */
        OPTIONAL
    }

    /** Whether an administrator lets in who registered. */
    public enum Approval {
        /** Who verifies their address is active. The default. */
        NONE,
        /**
         * Who verifies their address waits as suspended, until an administrator reactivates them, or deletes them:
         * {@code users().reactivate(ada, version)}. Who is let in is told by a mail, the effect {@code invite}.
         */
        ADMINISTRATOR
    }

    private static final RegistrationSettings OFF = new RegistrationSettings(
            Mode.OFF,
            Set.of(),
            Set.of(),
            null,
            Map.of(),
            Approval.NONE,
            new AttemptWindow.Limit(5, Duration.ofHours(1), Duration.ofDays(1)),
            new AttemptWindow.Limit(30, Duration.ofHours(1), Duration.ofDays(1)));

    /**
     * Copies, puts domains into canonical form, and checks the rest. Whether roles, organization and fields exist and may be
     * given is asked where the settings are used.
     *
     * @throws IllegalArgumentException if a domain is none, there are more than 1,000 of anything, an address may register more
     *     often than {@value #MAX_PER_ADDRESS} times in a window, or a window may last longer than 366 days
     */
    public RegistrationSettings {
        Objects.requireNonNull(mode, "mode");
        domains = Collections.unmodifiableSet(domains.stream()
                .map(EmailAddress::domainOf)
                .collect(Collectors.toCollection(() -> new TreeSet<String>())));
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(perAddress, "perAddress");
        Objects.requireNonNull(perSource, "perSource");
        if (domains.size() > MAX_ENTRIES || roles.size() > MAX_ENTRIES || fields.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("registration has up to 1,000 domains, roles and fields each");
        }
        if (perAddress.attempts() > MAX_PER_ADDRESS) {
            throw new IllegalArgumentException("an address registers up to " + MAX_PER_ADDRESS
                    + " times in a window, since each may be a mail to it; found " + perAddress.attempts());
        }
        requireBounded(perAddress);
        requireBounded(perSource);
    }

    private static void requireBounded(AttemptWindow.Limit limit) {
        if (limit.longestWindow().compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "a window of registrations lasts up to 366 days, found " + limit.longestWindow());
        }
    }

    /**
     * {@return nobody registers; switched on, anybody does, with no role, no organization and no further field, without
     * approval, an address 5 times and a source 30 times an hour, and each less often the longer they go on}
     */
    public static RegistrationSettings off() {
        return OFF;
    }

    /**
     * Tells whether people register with an address.
     *
     * @param address the address
     * @return whether its domain is allowed
     */
    public boolean allows(EmailAddress address) {
        return domains.isEmpty() || domains.contains(address.domain());
    }

    /**
     * The same settings, on or off.
     *
     * @param other whether people register
     * @return the changed copy
     */
    public RegistrationSettings with(Mode other) {
        return new RegistrationSettings(other, domains, roles, organization, fields, approval, perAddress, perSource);
    }

    /**
     * The same settings with or without approval.
     *
     * @param other whether an administrator lets people in
     * @return the changed copy
     */
    public RegistrationSettings with(Approval other) {
        return new RegistrationSettings(mode, domains, roles, organization, fields, other, perAddress, perSource);
    }

    /**
     * The same settings for other domains.
     *
     * @param others the domains, such as {@code example.com}; none for all
     * @return the changed copy
     * @throws IllegalArgumentException if one is no domain
     */
    public RegistrationSettings forDomains(String... others) {
        return new RegistrationSettings(
                mode,
                new LinkedHashSet<>(List.of(others)),
                roles,
                organization,
                fields,
                approval,
                perAddress,
                perSource);
    }

    /**
     * The same settings with other roles.
     *
     * @param others the roles that people get; none for no role
     * @return the changed copy
     */
    public RegistrationSettings givingRoles(RoleKey... others) {
        return new RegistrationSettings(
                mode,
                domains,
                new LinkedHashSet<>(Arrays.asList(others)),
                organization,
                fields,
                approval,
                perAddress,
                perSource);
    }

    /**
     * The same settings with another organization.
     *
     * @param other the organization that people get, or null for none
     * @return the changed copy
     */
    public RegistrationSettings givingOrganization(@Nullable OrganizationKey other) {
        return new RegistrationSettings(mode, domains, roles, other, fields, approval, perAddress, perSource);
    }

    /**
     * The same settings that ask for one field more, behind the others, or for one of them differently.
     *
     * @param field what is asked for
     * @param need whether it must be filled in
     * @return the changed copy
     */
    public RegistrationSettings asking(Field<?> field, Need need) {
        Map<String, Need> more = new LinkedHashMap<>(fields);
        more.put(field.key(), Objects.requireNonNull(need, "need"));
        return asking(more);
    }

    /**
     * The same settings that ask for these fields and no others.
     *
     * @param others the keys of the fields, in order; none to ask for the address alone
     * @return the changed copy
     */
    public RegistrationSettings asking(Map<String, Need> others) {
        return new RegistrationSettings(mode, domains, roles, organization, others, approval, perAddress, perSource);
    }

    /**
     * The same settings with another limit of an address.
     *
     * @param limit how often one address may register
     * @return the changed copy
     * @throws IllegalArgumentException if a window has more than {@value #MAX_PER_ADDRESS} attempts
     */
    public RegistrationSettings limitingAddresses(AttemptWindow.Limit limit) {
        return new RegistrationSettings(mode, domains, roles, organization, fields, approval, limit, perSource);
    }

    /**
     * The same settings with another limit of a source.
     *
     * @param limit how often one source may register
     * @return the changed copy
     */
    public RegistrationSettings limitingSources(AttemptWindow.Limit limit) {
        return new RegistrationSettings(mode, domains, roles, organization, fields, approval, perAddress, limit);
    }

    /**
     * The fields that people are asked for.
     *
     * @param need whether they must be filled in
     * @return their keys, in order
     */
    public List<String> fields(Need need) {
        return fields.entrySet().stream()
                .filter(asked -> asked.getValue() == need)
                .map(Map.Entry::getKey)
                .toList();
    }
}
