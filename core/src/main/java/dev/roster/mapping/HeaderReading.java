package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a column tells.
 *
 * @param possibleFields the fields that it may feed, the surest first
 * @param bareName how sure it is a name of unclear kind, in percent; 0 when it is none
 * @param control what it steers, or null
 * @param refusal why it must not be imported, or null
 */
record HeaderReading(
        List<PossibleField> possibleFields,
        int bareName,
        @Nullable Control control,
        @Nullable Refusal refusal) {

    /**
     * Why a column is not imported, whatever its cells look like.
     *
     * @param reason why, for people
     * @param kept the field that Roster keeps itself and the column holds, or null
     */
    record Refusal(String reason, @Nullable Field<?> kept) {}

    private static final HeaderReading NOTHING = new HeaderReading(List.of(), 0, null, null);

    static HeaderReading nothing() {
        return NOTHING;
    }

    static HeaderReading of(List<PossibleField> possibleFields) {
        return new HeaderReading(List.copyOf(possibleFields), 0, null, null);
    }

    static HeaderReading refused(String reason) {
        return new HeaderReading(List.of(), 0, null, new Refusal(reason, null));
    }

    /** A column of a field that no file can write. */
    static HeaderReading kept(Field<?> field) {
        return new HeaderReading(List.of(), 0, null, new Refusal("Roster keeps " + field.key() + " itself", field));
    }

    /** {@return whether the name is known at all, be it as one that is never imported} */
    boolean isKnown() {
        return !possibleFields.isEmpty() || bareName > 0 || control != null || refusal != null;
    }

    /** The same reading, a little less sure. */
    HeaderReading weaker(int by, String how) {
        List<PossibleField> weakened = possibleFields.stream()
                .map(possible -> possible.weaker(by, how))
                .toList();
        return new HeaderReading(weakened, bareName == 0 ? 0 : bareName - by, control, refusal);
    }

    /** Whether both tell the same. */
    boolean agreesWith(HeaderReading other) {
        boolean hasSharedField = possibleFields.stream()
                .anyMatch(possible -> other.possibleFields.stream()
                        .anyMatch(theirs -> theirs.field().equals(possible.field())));
        boolean areNames = (bareName > 0 || isName()) && (other.bareName > 0 || other.isName());
        return hasSharedField || areNames || (control != null && control == other.control);
    }

    /** The same reading, to be asked. */
    HeaderReading asGuess() {
        return asDoubt(", but the header names something else too");
    }

    /** The same reading, to be asked for a reason. */
    HeaderReading asDoubt(String why) {
        return new HeaderReading(
                possibleFields.stream()
                        .map(possible -> possible.weaker(Math.max(0, possible.percent() - Vocabulary.GUESS), why))
                        .toList(),
                Math.min(bareName, Vocabulary.GUESS),
                null,
                null);
    }

    /** The same fields, too weak to ask for. */
    HeaderReading asHint() {
        return of(possibleFields.stream()
                .map(possible -> possible.weaker(
                        Math.max(0, possible.percent() - PossibleField.HINT),
                        ", but the header has words that nobody knows"))
                .toList());
    }

    /** The same reading, where an id is asked for: a part of a name that says id may be the id of anything. */
    HeaderReading withoutFarIds() {
        boolean isId =
                possibleFields.stream().anyMatch(possible -> possible.field().equals(Field.ID));
        return isId && possibleFields.size() == 1 ? asGuess() : this;
    }

    /** The possible fields of both. */
    HeaderReading and(HeaderReading other) {
        List<PossibleField> both = new ArrayList<>(possibleFields);
        both.addAll(other.possibleFields);
        return new HeaderReading(List.copyOf(both), Math.max(bareName, other.bareName), null, null);
    }

    private boolean isName() {
        return possibleFields.stream()
                .anyMatch(possible -> possible.field().equals(Field.DISPLAY_NAME)
                        || possible.field().equals(Field.LAST_NAME)
                        || possible.field().equals(Field.FIRST_NAME));
    }
}
