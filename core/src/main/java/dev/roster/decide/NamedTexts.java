package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.model.CanonicalForm;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts that name other users, and the stored users that they led to. For one thread. */
final class NamedTexts {

    /**
     * What a text led to: one user, none, or several; or it says that there is nobody.
     *
     * @param target the number of the user in {@link NamedUsers} where it leads to one, else -1
     */
    record Named(List<UserId> users, boolean isNobody, int target) {}

    /**
     * A user whom cells name and the store does not know: a row of the file, perhaps. While rows are decided one by one
     * a stand-in takes the place of the id; it is known by this object alone and never leaves the decision.
     *
     * @param keys the hashes of the keys that the text may be
     */
    record Pending(List<Long> keys) {}

    private final Map<String, Named> named = new HashMap<>();
    /** Users whom nobody knows yet, by their stand-ins. */
    private final Map<String, Pending> pending = new HashMap<>();
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

    /** The stand-in for a user whom the store does not know; texts that are the same key have the same one. */
    UserId standInFor(String text) {
        CorrelationKey key = keysOf(text).get(0);
        UserId standIn = new UserId("named-" + Long.toHexString(Hashes.of(key.field(), key.canonical())));
        pending.computeIfAbsent(standIn.value(), any -> new Pending(NamedUsers.keysOf(text)));
        return standIn;
    }

    /** Whom an id stands in for, or null when it is the id of a user. */
    @Nullable Pending pendingOf(@Nullable String id) {
        return id == null || pending.isEmpty() ? null : pending.get(id);
    }

    /** The same change with no user where a stand-in was. */
    PlannedChange withoutStandIns(PlannedChange change) {
        List<FieldChange<?>> fields = new ArrayList<>(change.fields());
        fields.replaceAll(field -> SheetLayout.isReference(field.field()) ? withoutStandIns(field) : field);
        return change.with(fields);
    }

    private <T> FieldChange<T> withoutStandIns(FieldChange<T> change) {
        T before = pendingOf(change.beforeText()) == null ? change.before() : null;
        T after = pendingOf(change.afterText()) == null ? change.after() : null;
        return new FieldChange<>(change.field(), before, after, change.raw());
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
