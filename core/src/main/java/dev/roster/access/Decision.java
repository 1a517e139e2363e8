package dev.roster.access;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.RowLocation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an action is allowed, and if not, why. Made by {@link #allow} and {@link #deny}; a decision holds no sentence: {@link
 * #reason(Locale)} makes it in the language of whoever reads it.
 *
 * @param denial why not, for programs; null when the action is allowed
 * @param code the code of the {@link #issue}, whose sentence says why: {@link IssueCode#NOT_AUTHORIZED}, or what the state of the
 *     account forbids, whoever asks
 * @param details what the sentence is made of; for {@link IssueCode#NOT_AUTHORIZED} a word that tells which sentence, and what it
 *     names, or a whole sentence; empty when the action is allowed
 */
public record Decision(@Nullable Denial denial, IssueCode code, List<String> details) {

    private static final Decision ALLOWED = new Decision(null, List.of());

    /**
     * A decision about who may do what.
     *
     * @param denial why not; null when the action is allowed
     * @param details what the sentence is made of
     */
    Decision(@Nullable Denial denial, List<String> details) {
        this(denial, IssueCode.NOT_AUTHORIZED, details);
    }

    /**
     * Checks that denials, and denials alone, have a reason.
     *
     * @throws IllegalArgumentException if a denial has no reason or a permission has one
     */
    public Decision {
        details = List.copyOf(details);
        boolean hasReason = code != IssueCode.NOT_AUTHORIZED
                || (!details.isEmpty() && !details.get(0).isBlank());
        if (hasReason != (denial != null)) {
            throw new IllegalArgumentException("a denial, and nothing else, needs a reason, found " + details);
        }
    }

    /** {@return the decision to go ahead} */
    public static Decision allow() {
        return ALLOWED;
    }

    /**
     * The decision to refuse, in words of the host.
     *
     * @param denial why, for programs
     * @param reason one sentence for people, not blank
     * @return the decision
     * @throws IllegalArgumentException if the reason is blank
     */
    public static Decision deny(Denial denial, String reason) {
        return new Decision(denial, List.of(reason));
    }

    /**
     * The decision to refuse because of the state that an account is in, whoever asks.
     *
     * @param why the code whose sentence says why and what to do
     * @return the decision, with {@link Denial#STATE}
     */
    public static Decision ofState(IssueCode why) {
        return new Decision(Denial.STATE, why, List.of());
    }

    /** {@return whether the action may go ahead} */
    public boolean isAllowed() {
        return denial == null;
    }

    /** {@return one English sentence for people: who may not do what, why, and what to do; empty when it is allowed} */
    public String reason() {
        return reason(Locale.ENGLISH);
    }

    /**
     * The reason in another language.
     *
     * @param locale the language; English where there are no sentences of it
     * @return one sentence for people; empty when the action is allowed
     */
    public String reason(Locale locale) {
        return isAllowed() ? "" : issue(null).message(locale);
    }

    /**
     * The denial as an issue of a row or a call.
     *
     * @param location where it stands, or null
     * @return the issue
     * @throws IllegalStateException if the action is allowed
     */
    public Issue issue(@Nullable RowLocation location) {
        if (isAllowed()) {
            throw new IllegalStateException("what is allowed is no issue");
        }
        return Issue.of(code, location, details.toArray(String[]::new));
    }
}
