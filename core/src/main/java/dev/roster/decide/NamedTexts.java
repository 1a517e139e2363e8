package dev.roster.decide;

import dev.roster.model.CanonicalForm;
import dev.roster.model.UserId;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts that name other users, and the stored users that they led to. For one thread. */
final class NamedTexts {

    /**
     * What a text led to: one user, none, or several; or it says that there is nobody.
     *
     * @param target the number of the user in {@link NamedUsers} where it leads to one, else -1
     * @param inWords the users for people, where there are several; else ""
     */
    record Named(List<UserId> users, boolean isNobody, int target, String inWords) {}

    /**
     * A user whom cells name and the store does not know: a row of the file, perhaps. While rows are decided one by one
     * a stand-in takes the place of the id; it is known by this object alone and never leaves the decision.
     *
     * @param keys the hashes of the keys that the text may be
     * @param names the hashes of the full names that it may be
     */
    record Pending(List<Long> keys, List<Long> names) {}

    private final Function<String, ReferenceText> reading;
    private final Map<String, Named> named = new HashMap<>();
    /** Users whom nobody knows yet, by their stand-ins. */
    private final Map<String, Pending> pending = new HashMap<>();
    /** The text that was looked for last: one cell is asked about several times. */
    private String lastText = "";

    private Named last = new Named(List.of(), false, -1, "");

    /**
     * Starts with none.
     *
     * @param reading what a text may mean
     */
    NamedTexts(Function<String, ReferenceText> reading) {
        this.reading = reading;
    }

    Named find(String text) {
        if (!text.equals(lastText)) {
            Named known = named.get(text);
            last = known == null ? new Named(List.of(), saysNobody(text), -1, "") : known;
            lastText = text;
        }
        return last;
    }

    void put(String text, List<UserId> users, int target, String inWords) {
        named.put(text, new Named(users, saysNobody(text), target, inWords));
        lastText = "";
    }

    void clear() {
        named.clear();
        lastText = "";
    }

    /** The stand-in for a user whom the store does not know; texts that are the same key have the same one. */
    UserId standInFor(String text) {
        ReferenceText reference = reading.apply(text);
        UserId standIn = new UserId("named-" + Long.toHexString(reference.hash()));
        pending.computeIfAbsent(standIn.value(), any -> new Pending(reference.keyHashes(), reference.nameHashes()));
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
}
