package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.profile.Profile;
import dev.roster.spi.CorrelationKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stored user that a row is about: the first of its keys that leads to somebody. Keys that lead to two users
 * are an issue, never a choice.
 */
final class RowMatching {

    private final DecisionTerms terms;
    private final SheetLayout layout;
    private final SurveyRecorder survey;
    private final @Nullable Overlay overlay;

    /**
     * Prepares to match rows.
     *
     * @param terms where issues stand
     * @param layout the columns that find users
     * @param survey hears whom ambiguous rows may be about
     * @param overlay what the rows above did, where rows are operations in order; else null
     */
    RowMatching(DecisionTerms terms, SheetLayout layout, SurveyRecorder survey, @Nullable Overlay overlay) {
        this.terms = terms;
        this.layout = layout;
        this.survey = survey;
        this.overlay = overlay;
    }

    /**
     * Finds the user of a row; what is wrong with its keys is added to its issues.
     *
     * @param cells the row
     * @param matches whom the keys of the batch lead to
     * @return the user, or null when the keys lead to nobody, or to several
     */
    @Nullable User find(RowBatch.Cells cells, List<List<User>> matches) {
        User found = null;
        User other = null;
        boolean hasKey = false;
        boolean isDecided = false;
        CorrelationKey lost = null;
        for (int i = 0; i < layout.match.size() && !isDecided; i++) {
            CorrelationKey before = cells.former(i);
            List<User> holders = before == null ? List.of() : matches.get(cells.formerAt(i));
            CorrelationKey key = holders.isEmpty() ? cells.keyOf[i] : before;
            lost = before != null && holders.isEmpty() ? before : lost;
            if (key == null) {
                continue;
            }
            hasKey = true;
            List<User> users = holders.isEmpty() ? matches.get(cells.keyAt[i]) : holders;
            if (users.size() > 1) {
                ambiguous(cells, users.get(0), users.get(1));
                return found;
            }
            User user = holders.isEmpty() ? now(key, users) : users.get(0);
            Field<?> field = layout.match.get(i).field();
            isDecided = field.equals(Field.ID);
            if (user != null
                    && !field.equals(Field.EXTERNAL_ID)
                    && terms.owners().isSynced(user)) {
                // In a directory the external id alone tells people apart: who has another one is somebody else.
                continue;
            }
            if (user == null && isDecided) {
                nobodyHas(cells, key);
            }
            other = other == null && found != null && user != null && !user.id().equals(found.id()) ? user : other;
            found = found == null ? user : found;
        }
        if (other != null && found != null) {
            ambiguous(cells, found, other);
            return null;
        }
        if (found == null && lost != null) {
            cells.issues.add(Issue.of(
                    IssueCode.USER_NOBODY,
                    terms.at(cells.row.number()),
                    lost.field().key() + " \"" + lost.canonical() + "\""));
        }
        boolean needsKey = cells.operation != Profile.Operation.CREATE;
        if (needsKey && !hasKey && cells.issues.isEmpty()) {
            cells.issues.add(Issue.of(IssueCode.ROW_WITHOUT_KEY, terms.at(cells.row.number()), layout.matchNames()));
        }
        return found;
    }

    /** The user that a key leads to, after the rows above. */
    private @Nullable User now(CorrelationKey key, List<User> users) {
        User stored = users.isEmpty() ? null : users.get(0);
        return overlay == null ? stored : overlay.find(key, stored);
    }

    private void nobodyHas(RowBatch.Cells cells, CorrelationKey id) {
        IssueCode code = RowDecision.codeOfNobody(terms, cells.operation);
        cells.issues.add(Issue.of(code, terms.at(cells.row.number()), "id \"" + id.canonical() + "\""));
    }

    /** Neither of the users is absent, whichever of them is meant. */
    private void ambiguous(RowBatch.Cells cells, User one, User other) {
        survey.see(one.id());
        survey.see(other.id());
        cells.issues.add(Issue.of(
                IssueCode.USER_AMBIGUOUS,
                terms.at(cells.row.number()),
                one.label(),
                other.label(),
                layout.steadiestKey()));
    }
}
