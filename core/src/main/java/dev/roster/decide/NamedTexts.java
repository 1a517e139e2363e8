package dev.roster.decide;

import dev.roster.model.CanonicalForm;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts that name other users, and the stored users that they led to. For one thread. */
final class NamedTexts {

    /**
     * What a text led to: one user, none, or several; or it says that there is nobody.
     *
     * @param target the number of the user in {@link NamedUsers} where it leads to one, else -1
     */
    record Named(List<UserId> users, boolean isNobody, int target) {}

    private final Map<String, Named> named = new HashMap<>();
    /** The text that was looked for last: one cell is asked about several times. */
    private String lastText = "";

    private Named last = new Named(List.of(), false, -1);

    Named find(String text) {
        if (!text.equals(lastText)) {
            Named known = named.get(text);
            last = known == null ? new Named(List.of(), saysNobody(text), -1) : known;
            lastText = text;
        }
        return last;
    }

    void put(String text, List<UserId> users, int target) {
        named.put(text, new Named(users, saysNobody(text), target));
        lastText = "";
    }

    void clear() {
        named.clear();
        lastText = "";
    }

    /** Whether a cell of a reference column takes the reference away, in the words of spreadsheets. */
    private static boolean saysNobody(String text) {
        return switch (CanonicalForm.of(text)) {
            case "no_manager", "no manager", "none", "-" -> true;
            default -> false;
        };
    }

    /** A manager may be named by address, user name, employee id or id. */
    static List<CorrelationKey> keysOf(String text) {
        List<CorrelationKey> keys = new ArrayList<>(3);
        if (text.indexOf('@') >= 0) {
            add(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
        } else {
            add(keys, Field.ID, UserId.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
            add(keys, Field.EMPLOYEE_ID, EmployeeId.parse(text));
        }
        return keys;
    }

    private static <T> void add(List<CorrelationKey> keys, Field<T> field, Parsed<T> value) {
        if (value.isValid()) {
            keys.add(CorrelationKey.of(field, value.value()));
        }
    }
}
