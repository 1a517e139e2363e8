package dev.roster.decide;

import dev.roster.cell.Bracketed;
import dev.roster.cell.DistinguishedName;
import dev.roster.compact.Hashes;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CorrelationKey;
import dev.roster.words.FullName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell that names another user may mean. Directories name people by where they stand
 * ({@code CN=Ada Byron,OU=Staff,DC=example}), systems of human resources by name and number
 * ({@code Ada Byron (E-17)}): somebody else of the same name is not meant then.
 *
 * @param keys the keys that it may be: address, user name, employee id or id
 * @param names the full names that it may be where no key leads to anybody, the likelier one first, in the form in which
 *     they are compared
 */
record ReferenceText(List<CorrelationKey> keys, List<String> names) {

    private static final List<String> BETWEEN = List.of(" - ", " – ", " | ", " / ", ": ");

    /** Reads the text of a cell. */
    static ReferenceText of(String cell) {
        String text = cell.strip();
        List<CorrelationKey> keys = new ArrayList<>(3);
        addKeys(keys, text);
        if (DistinguishedName.isOne(text)) {
            String name = DistinguishedName.firstPart(text);
            addKeys(keys, name);
            return new ReferenceText(keys, names(name));
        }
        Bracketed bracketed = Bracketed.of(text);
        if (bracketed == null) {
            return parted(keys, text);
        }
        addKeys(keys, bracketed.inside());
        return new ReferenceText(keys, bracketed.isCode() ? List.of() : names(bracketed.before()));
    }

    /** Reads the text of a cell of a directory. */
    static ReferenceText ofExternalId(String cell) {
        List<CorrelationKey> keys = new ArrayList<>(1);
        add(keys, Field.EXTERNAL_ID, Field.EXTERNAL_ID.parse(cell.strip()));
        return new ReferenceText(keys, List.of());
    }

    /** {@code E-17 - Ada Byron}, {@code Ada Byron | E-17}, {@code EXAMPLE\\ada}, {@code example.org/Staff/Ada Byron}. */
    private static ReferenceText parted(List<CorrelationKey> keys, String text) {
        int path = Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/'));
        boolean isPath = path > 0 && path < text.length() - 1 && text.charAt(path - 1) != ' ';
        if (isPath) {
            String last = text.substring(path + 1);
            addKeys(keys, last);
            return new ReferenceText(keys, names(last));
        }
        for (String mark : BETWEEN) {
            int at = text.indexOf(mark);
            String first = at < 1 ? "" : text.substring(0, at).strip();
            String last = at < 1 ? "" : text.substring(at + mark.length()).strip();
            boolean isFirst = isCode(first) && FullName.of(last) != null;
            if (isFirst || (isCode(last) && FullName.of(first) != null)) {
                addKeys(keys, isFirst ? first : last);
                return new ReferenceText(keys, List.of());
            }
        }
        return new ReferenceText(keys, names(text));
    }

    private static boolean isCode(String text) {
        return text.indexOf(' ') < 0 && text.chars().anyMatch(c -> c == '@' || Character.isDigit(c));
    }

    private static List<String> names(String cell) {
        String text = FullName.withoutHonorific(cell);
        String name = text.indexOf('@') >= 0 ? null : FullName.of(text);
        if (name == null || name.length() > Field.DISPLAY_NAME.maxLength()) {
            return List.of();
        }
        String reversed = FullName.reversed(name);
        return reversed == null || reversed.equals(name) ? List.of(name) : List.of(name, reversed);
    }

    private static void addKeys(List<CorrelationKey> keys, String text) {
        if (text.indexOf('@') >= 0) {
            add(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
        } else {
            add(keys, Field.ID, UserId.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
            add(keys, Field.EMPLOYEE_ID, EmployeeId.parse(text));
        }
    }

    private static <T> void add(List<CorrelationKey> keys, Field<T> field, Parsed<T> value) {
        if (value.isValid()) {
            keys.add(CorrelationKey.of(field, value.value()));
        }
    }

    /** Whether it can mean nobody. */
    boolean isEmpty() {
        return keys.isEmpty() && names.isEmpty();
    }

    /** The hashes of the keys. */
    List<Long> keyHashes() {
        return keys.stream().map(key -> Hashes.of(key.field(), key.canonical())).toList();
    }

    /** The hashes of the names. */
    List<Long> nameHashes() {
        return names.stream().map(ReferenceText::hashOf).toList();
    }

    /** What stands for the text: the hash of its first key, so that spellings of one key are one. */
    long hash() {
        return keys.isEmpty()
                ? hashOf(names.get(0))
                : Hashes.of(keys.get(0).field(), keys.get(0).canonical());
    }

    /** The hash of a full name in the form in which it is compared. */
    static long hashOf(String name) {
        return Hashes.of(Field.DISPLAY_NAME, name);
    }
}
