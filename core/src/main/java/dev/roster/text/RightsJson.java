package dev.roster.text;

import dev.roster.access.Denial;
import dev.roster.access.OfferedAction;
import dev.roster.access.RightsRow;
import java.time.Instant;
import java.util.Locale;

/** Lines of an audit of rights, and menus, as JSON for programs. */
public final class RightsJson {

    private RightsJson() {}

    /**
     * Adds what a line says: {@code kind, user, name, permission, role, place, from, until, why, by, through, scopes, moment,
     * note}; null where there is none.
     *
     * @param json the object that is written
     * @param row the line
     */
    public static void add(JsonObject json, RightsRow row) {
        Instant moment = row.moment();
        json.text("kind", PlanJson.word(row.kind()))
                .text("user", row.user() == null ? null : row.user().value())
                .text("name", row.name())
                .text(
                        "permission",
                        row.permission() == null ? null : row.permission().name());
        ExplanationJson.add(json, row.role(), row.grant());
        json.texts("through", ExplanationJson.keys(row.path()))
                .texts("scopes", row.scopes().stream().map(PlanJson::word).toList())
                .text("moment", moment == null ? null : moment.toString())
                .text("note", row.note());
    }

    /**
     * Adds what a menu offers: {@code key, title, available, code, reason, refused, whoCould}; null where there is none.
     *
     * @param json the object that is written
     * @param offered the action with its answer
     * @param locale the language of the reason
     */
    public static void add(JsonObject json, OfferedAction offered, Locale locale) {
        Denial denial = offered.decision().denial();
        json.text("key", offered.action().key())
                .text("title", offered.action().title())
                .yesNo("available", offered.isAvailable())
                .text("code", denial == null ? null : denial.code())
                .text("reason", denial == null ? null : offered.decision().reason(locale))
                .number("refused", offered.refused())
                .text(
                        "whoCould",
                        offered.whoCould() == null ? null : offered.whoCould().value());
    }
}
