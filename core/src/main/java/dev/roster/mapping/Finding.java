package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a column tells.
 *
 * @param claims the fields that it may feed, the surest first
 * @param bareName how sure it is a name of unclear kind, in percent; 0 when it is none
 * @param control what it steers, or null
 * @param refusal why it must not be imported, or null
 */
record Finding(
        List<Claim> claims,
        int bareName,
        @Nullable Control control,
        @Nullable String refusal) {

    private static final Finding NOTHING = new Finding(List.of(), 0, null, null);

    static Finding nothing() {
        return NOTHING;
    }

    static Finding of(List<Claim> claims) {
        return new Finding(List.copyOf(claims), 0, null, null);
    }

    static Finding refused(String reason) {
        return new Finding(List.of(), 0, null, reason);
    }

    /** {@return whether the name is known at all, be it as one that is never imported} */
    boolean isKnown() {
        return !claims.isEmpty() || bareName > 0 || control != null || refusal != null;
    }

    /** The same finding, a little less sure. */
    Finding weaker(int by, String how) {
        List<Claim> weakened =
                claims.stream().map(claim -> claim.weaker(by, how)).toList();
        return new Finding(weakened, bareName == 0 ? 0 : bareName - by, control, refusal);
    }

    /** Whether both tell the same. */
    boolean agreesWith(Finding other) {
        boolean hasSharedField = claims.stream()
                .anyMatch(claim ->
                        other.claims.stream().anyMatch(theirs -> theirs.field().equals(claim.field())));
        boolean areNames = (bareName > 0 || isName()) && (other.bareName > 0 || other.isName());
        return hasSharedField || areNames || (control != null && control == other.control);
    }

    /** The same finding, to be asked. */
    Finding asGuess() {
        return new Finding(
                claims.stream()
                        .map(claim -> claim.weaker(
                                Math.max(0, claim.percent() - Vocabulary.GUESS),
                                ", but the header names something else too"))
                        .toList(),
                Math.min(bareName, Vocabulary.GUESS),
                null,
                null);
    }

    /** The same claims, too weak to ask for. */
    Finding asHint() {
        return of(claims.stream()
                .map(claim -> claim.weaker(
                        Math.max(0, claim.percent() - Claim.HINT), ", but the header has words that nobody knows"))
                .toList());
    }

    /** The same finding, where an id is asked for: a part of a name that says id may be the id of anything. */
    Finding withoutFarIds() {
        boolean isId = claims.stream().anyMatch(claim -> claim.field().equals(Field.ID));
        return isId && claims.size() == 1 ? asGuess() : this;
    }

    /** The claims of both. */
    Finding and(Finding other) {
        List<Claim> both = new ArrayList<>(claims);
        both.addAll(other.claims);
        return new Finding(List.copyOf(both), Math.max(bareName, other.bareName), null, null);
    }

    private boolean isName() {
        return claims.stream()
                .anyMatch(claim -> claim.field().equals(Field.DISPLAY_NAME)
                        || claim.field().equals(Field.LAST_NAME)
                        || claim.field().equals(Field.FIRST_NAME));
    }
}
