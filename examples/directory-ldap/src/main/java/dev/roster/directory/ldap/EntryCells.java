package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.StaticUtils;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.GroupKey;
import dev.roster.model.Parsed;
import dev.roster.model.UserStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the cells of a row: what each attribute says in the canonical text of its field, blank where it says nothing.
 * What cannot be read so stays as it is, so that the plan tells it. Immutable.
 *
 * @param attributes which attribute is which field
 * @param idPrefix how external ids begin
 * @param groups the keys of groups by their places, normalised; empty to call each by its first part
 */
record EntryCells(LdapAttributes attributes, String idPrefix, Map<String, String> groups) {

    private static final int GUID_BYTES = 16;
    private static final int DISABLED = 0x2;
    private static final Pattern MOMENT = Pattern.compile("\\d{10,14}(?:[.,]\\d+)?(?:Z|[+-]\\d{2,4})");

    /** Finds people who are named by their place. */
    interface People {
        /**
         * Finds a person.
         *
         * @param place where the person stands
         * @return the external id, {@code ""} for nobody
         * @throws LDAPException if the server does not answer
         */
        String find(String place) throws LDAPException;
    }

    EntryCells {
        groups = Map.copyOf(groups);
    }

    String externalIdAttribute() {
        return attributes.externalId().name();
    }

    /** The external id of an entry; {@code ""} when it has none. */
    String externalId(Entry entry) {
        LdapAttributes.Source source = attributes.externalId();
        String id = source.form() == LdapAttributes.Form.GUID ? guid(entry, source.name()) : text(entry, source.name());
        return id.isBlank() ? "" : idPrefix + id;
    }

    /**
     * The cells of an entry.
     *
     * @throws LDAPException if somebody whom it names cannot be looked for
     */
    String[] of(Entry entry, People people) throws LDAPException {
        String[] cells = new String[attributes.sources().size()];
        int column = 0;
        for (Map.Entry<Field<?>, LdapAttributes.Source> one :
                attributes.sources().entrySet()) {
            cells[column++] = cell(one.getKey(), one.getValue(), entry, people);
        }
        return cells;
    }

    private String cell(Field<?> field, LdapAttributes.Source source, Entry entry, People people) throws LDAPException {
        if (field.equals(Field.EXTERNAL_ID)) {
            return externalId(entry);
        }
        String name = source.name();
        return switch (source.form()) {
            case TEXT -> field.type() == FieldType.DATE ? day(text(entry, name)) : text(entry, name);
            case GUID -> guid(entry, name);
            case PERSON -> {
                String place = text(entry, name);
                yield place.isEmpty() ? "" : people.find(place);
            }
            case GROUPS -> groups(entry, name);
            case ACCOUNT_FLAGS -> status(text(entry, name));
            case LOCKED -> lock(text(entry, name));
        };
    }

    private static String text(Entry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value;
    }

    private static String guid(Entry entry, String attribute) {
        byte[] bytes = entry.getAttributeValueBytes(attribute);
        if (bytes == null || bytes.length != GUID_BYTES) {
            return bytes == null ? "" : StaticUtils.toHex(bytes);
        }
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long time = little.getInt() & 0xffff_ffffL;
        long middle = little.getShort() & 0xffffL;
        long first = (time << 32) | (middle << 16) | (little.getShort() & 0xffffL);
        return new UUID(first, little.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    /** A disabled account is inactive; a number that is none stays, so that somebody hears of it. */
    private static String status(String flags) {
        if (flags.isBlank()) {
            return "";
        }
        try {
            boolean isDisabled = (Long.parseLong(flags.strip()) & DISABLED) != 0;
            return (isDisabled ? UserStatus.INACTIVE : UserStatus.ACTIVE).word();
        } catch (NumberFormatException notANumber) {
            return flags;
        }
    }

    private static String lock(String text) {
        return switch (text) {
            case "TRUE", "true" -> UserStatus.INACTIVE.word();
            case "FALSE", "false" -> UserStatus.ACTIVE.word();
            default -> text;
        };
    }

    /** The day of a moment in UTC. */
    private static String day(String text) {
        if (!MOMENT.matcher(text).matches()) {
            return text;
        }
        try {
            Instant moment = StaticUtils.decodeGeneralizedTime(text).toInstant();
            return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
        } catch (ParseException notAMoment) {
            return text;
        }
    }

    /** Groups that no key can be made of, and those that the table does not have, are none of Roster's. */
    private String groups(Entry entry, String attribute) {
        String[] places = entry.getAttributeValues(attribute);
        Set<GroupKey> keys = new LinkedHashSet<>();
        for (String place : places == null ? new String[0] : places) {
            String name = groups.isEmpty() ? firstPart(place) : groups.get(normal(place));
            Parsed<GroupKey> key = name == null ? null : GroupKey.parse(name);
            if (key != null && key.isValid()) {
                keys.add(key.value());
            }
        }
        return keys.isEmpty() ? "" : Field.GROUPS.format(keys);
    }

    private static @Nullable String firstPart(String place) {
        try {
            RDN first = new DN(place).getRDN();
            return first == null ? null : first.getAttributeValues()[0];
        } catch (LDAPException notAPlace) {
            return null;
        }
    }

    /** A place as places are compared; the text itself when it is none. */
    static String normal(String place) {
        try {
            return DN.normalize(place);
        } catch (LDAPException notAPlace) {
            return place;
        }
    }
}
