package dev.roster.text;

import dev.roster.access.RightsRow;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lines of an audit of rights as sentences for people. English. */
public final class RightsText {

    private RightsText() {}

    /**
     * One line as a sentence.
     *
     * @param row the line
     * @return the sentence, without a line end; what others wrote stands in it as it is
     */
    public static String line(RightsRow row) {
        String who = row.name() + " (" + row.user() + ")";
        String role = ExplanationText.of(row.role(), row.grant());
        return switch (row.kind()) {
            case CAN -> who + " has " + right(row);
            case UNUSED -> who + " was last seen at " + row.moment() + " and did not use " + role + " since";
            case USE_UNKNOWN ->
                who + " holds " + role + ", and whether it was used is not known"
                        + (row.moment() == null ? "" : "; last seen at " + row.moment());
            case UNHELD -> "nobody holds role " + row.role();
            case UNUSUAL -> who + " holds role " + row.role() + ", unlike most others who are " + row.note();
            case EXPIRING -> who + " loses " + role + " within " + row.note();
            case EXPIRED -> who + " lost " + role + "; renew it if it is still needed";
        };
    }

    /** What somebody may do by which role, as {@code users.read over everybody by role admin}. */
    static String right(RightsRow row) {
        return row.permission() + " over " + reached(row) + " by " + ExplanationText.of(row.role(), row.grant())
                + path(row);
    }

    private static String path(RightsRow row) {
        return row.path().size() < 2
                ? ""
                : " through " + row.path().stream().skip(1).map(RoleKey::value).collect(Collectors.joining(" and "));
    }

    private static String reached(RightsRow row) {
        String whom = row.scopes().contains(Scope.ALL)
                ? "everybody"
                : row.scopes().stream().map(RightsText::reached).collect(Collectors.joining(", "));
        boolean isThere = row.grant() != null && row.grant().place().kind() != Place.Kind.DOMAIN;
        return isThere ? whom + " in " + Objects.requireNonNull(row.grant()).place() : whom;
    }

    private static String reached(Scope scope) {
        return switch (scope) {
            case SELF -> "themselves";
            case OWN -> "what they own";
            case REPORTS -> "direct reports";
            case ALL_REPORTS -> "all reports";
            case GROUPS -> "users of their groups";
            case ORGANIZATION -> "users of their organization";
            case ALL -> "everybody";
        };
    }
}
