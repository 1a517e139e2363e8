package dev.roster.access;

import java.util.ArrayList;
import java.util.List;

/** The sentences by which {@link Rules} and {@link Offering} refuse; each stands in the bundle of issues under {@code notAuthorized} and its word. */
enum Refusal {
    ACTOR_RESTS("actorRests", Denial.STATE),
    ACTOR_BLOCKED("actorBlocked", Denial.STATE),
    IMPERSONATED("impersonated", Denial.IMPERSONATED),
    IMPERSONATION_OVER("impersonationOver", Denial.STATE),
    IMPERSONATES_BLOCKED("impersonatesBlocked", Denial.STATE),
    IMPERSONATES_HOLDER("impersonatesHolder", Denial.RANK),
    SELF_IMPERSONATE("selfImpersonate", Denial.OWN_ACCOUNT),
    SELF_CREATE("selfCreate", Denial.OWN_ACCOUNT),
    SELF_DELETE("selfDelete", Denial.OWN_ACCOUNT),
    SELF_STATUS("selfStatus", Denial.OWN_ACCOUNT),
    SELF_ROLES("selfRoles", Denial.OWN_ACCOUNT),
    SELF_CREDENTIALS("selfCredentials", Denial.OWN_ACCOUNT),
    SELF_ORGANIZATION("selfOrganization", Denial.OWN_ACCOUNT),
    NO_GRANT("noGrant", Denial.NO_GRANT),
    OUT_OF_SCOPE("outOfScope", Denial.OUT_OF_SCOPE),
    NOT_YET("notYet", Denial.NOT_YET),
    EXPIRED("expired", Denial.EXPIRED),
    DELETED("deleted", Denial.STATE),
    ATTRIBUTE("attribute", Denial.OUT_OF_SCOPE),
    HIDDEN_ATTRIBUTE("hiddenAttribute", Denial.OUT_OF_SCOPE),
    SEARCH("search", Denial.OUT_OF_SCOPE),
    GROUP("group", Denial.OUT_OF_SCOPE),
    OWN_REACH("ownReach", Denial.OUT_OF_SCOPE),
    GRANTS_BLOCKED("grantsBlocked", Denial.RANK),
    GRANTS_ROLE("grantsRole", Denial.RANK),
    GRANTS_UNKNOWN("grantsUnknown", Denial.NOT_KNOWN),
    REMOVES_ROLE("removesRole", Denial.RANK),
    REMOVES_UNKNOWN("removesUnknown", Denial.NOT_KNOWN),
    CHANGES_HOLDER("changesHolder", Denial.RANK),
    CHANGES_UNKNOWN("changesUnknown", Denial.NOT_KNOWN),
    GRANTS_THERE("grantsThere", Denial.RANK),
    GRANTS_UNKNOWN_THERE("grantsUnknownThere", Denial.NOT_KNOWN),
    REMOVES_THERE("removesThere", Denial.RANK),
    REMOVES_UNKNOWN_THERE("removesUnknownThere", Denial.NOT_KNOWN),
    CHANGES_HOLDER_THERE("changesHolderThere", Denial.RANK),
    CHANGES_UNKNOWN_THERE("changesUnknownThere", Denial.NOT_KNOWN),
    MANAGES("manages", Denial.NO_GRANT),
    MANAGES_ELSEWHERE("managesElsewhere", Denial.OUT_OF_SCOPE),
    DEFINES("defines", Denial.RANK),
    FEATURE("feature", Denial.FLAG),
    LEVEL("level", Denial.RANK),
    SUPPORT_LEVEL("supportLevel", Denial.RANK),
    STATUS("status", Denial.STATE),
    MISSING("missing", Denial.NOT_KNOWN),
    NOT_KNOWN("notKnown", Denial.NOT_KNOWN);

    private final String word;
    private final Denial denial;

    Refusal(String word, Denial denial) {
        this.word = word;
        this.denial = denial;
    }

    /** The decision with what the sentence names, in the order of its places. */
    Decision of(Object... named) {
        List<String> details = new ArrayList<>(named.length + 1);
        details.add(word);
        for (Object one : named) {
            details.add(one.toString());
        }
        return new Decision(denial, details);
    }
}
