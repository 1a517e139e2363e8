package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an entry says that nobody signs in by it. Immutable. */
public final class LdapAccountFlag {

    private static final int ACCOUNT_DISABLE = 2;

    private final String attribute;
    private final int bit;
    private final @Nullable String text;

    private LdapAccountFlag(String attribute, int bit, @Nullable String text) {
        this.attribute = Objects.requireNonNull(attribute, "attribute");
        this.bit = bit;
        this.text = text;
    }

    /** {@return the bit ACCOUNTDISABLE (2) of userAccountControl, as in Active Directory} */
    public static LdapAccountFlag userAccountControl() {
        return bit("userAccountControl", ACCOUNT_DISABLE);
    }

    /**
     * A bit that is set while an account is disabled.
     *
     * @param attribute an attribute with a whole number; an entry without it counts as 0
     * @param mask the bit
     * @return the flag
     */
    public static LdapAccountFlag bit(String attribute, int mask) {
        return new LdapAccountFlag(attribute, mask, null);
    }

    /**
     * A text that is there while an account is disabled.
     *
     * @param attribute an attribute of its own, such as {@code pwdAccountDisabled}, {@code nsAccountLock} or {@code
     *     loginDisabled}; an entry without it, or with another value, is enabled
     * @param disabled its value, such as {@code TRUE}, compared without case
     * @return the flag
     */
    public static LdapAccountFlag text(String attribute, String disabled) {
        return new LdapAccountFlag(attribute, 0, Objects.requireNonNull(disabled, "disabled"));
    }

    String attribute() {
        return attribute;
    }

    /**
     * Whether an account is open.
     *
     * @throws IllegalArgumentException if the attribute holds something else
     */
    boolean isEnabled(Entry entry) {
        return text == null ? (number(entry) & bit) == 0 : !entry.hasAttributeValue(attribute, text);
    }

    /**
     * What makes an account so: nothing when it is. Nobody's change in between is undone, because the old number must still
     * be there.
     *
     * @throws IllegalArgumentException if the attribute holds something else
     */
    List<Modification> change(Entry entry, boolean isEnabled) {
        if (isEnabled(entry) == isEnabled) {
            return List.of();
        }
        if (text != null) {
            return List.of(
                    isEnabled
                            ? new Modification(ModificationType.REPLACE, attribute)
                            : new Modification(ModificationType.REPLACE, attribute, text));
        }
        long number = number(entry);
        String changed = Long.toString(isEnabled ? number & ~bit : number | bit);
        String old = entry.getAttributeValue(attribute);
        return old == null
                ? List.of(new Modification(ModificationType.ADD, attribute, changed))
                : List.of(
                        new Modification(ModificationType.DELETE, attribute, old),
                        new Modification(ModificationType.ADD, attribute, changed));
    }

    private long number(Entry entry) {
        String value = entry.getAttributeValue(attribute);
        if (value == null) {
            return 0;
        }
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException(attribute + " of " + entry.getDN() + " is no number", other);
        }
    }
}
