package dev.roster.text;

import dev.roster.access.Decision;
import dev.roster.access.Denial;
import dev.roster.access.Explanation;
import dev.roster.access.Remedy;
import dev.roster.access.Way;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions and what they came from as JSON for programs. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /**
     * Adds what is decided: {@code allowed}, {@code code} (null when it is allowed) and {@code reason} (empty then).
     *
     * @param json the object that is written
     * @param decision the decision
     * @param locale the language of the reason
     */
    public static void add(JsonObject json, Decision decision, Locale locale) {
        json.yesNo("allowed", decision.isAllowed())
                .text("code", code(decision.denial()))
                .text("reason", decision.reason(locale));
    }

    /**
     * Adds what is decided, and from what: {@code allowed, code, reason}; {@code path}, what each role and grant does for each
     * permission ({@code permission, role, place, from, until, why, by, through, scopes, reachedBy, allowed, code}); {@code
     * rules} ({@code rule, allowed, code, reason}); {@code remedies} ({@code kind, role, place, givers}).
     *
     * @param json the object that is written
     * @param explanation the explanation
     * @param locale the language of the reasons
     */
    public static void add(JsonObject json, Explanation explanation, Locale locale) {
        add(json, explanation.decision(), locale);
        json.objects("path", explanation.ways().stream(), ExplanationJson::add);
        json.objects("rules", explanation.rules().stream(), (each, asked) -> {
            each.text("rule", PlanJson.word(asked.rule()));
            add(each, asked.decision(), locale);
        });
        json.objects("remedies", explanation.remedies().stream(), ExplanationJson::add);
    }

    private static void add(JsonObject json, Way way) {
        json.text("permission", way.permission().name());
        add(json, way.role(), way.grant());
        json.texts("through", keys(way.path()))
                .texts("scopes", way.scopes().stream().map(PlanJson::word).toList())
                .text("reachedBy", way.by() == null ? null : PlanJson.word(way.by()))
                .yesNo("allowed", way.suffices())
                .text("code", code(way.denial()));
    }

    private static void add(JsonObject json, Remedy remedy) {
        Grant grant = remedy.grant();
        json.text("kind", PlanJson.word(remedy.kind()));
        add(json, grant == null ? remedy.role() : grant.role(), grant);
        json.texts("givers", keys(remedy.givers()));
    }

    /** Adds a role that counts everywhere, or where and when the grant says. */
    static void add(JsonObject json, @Nullable RoleKey role, @Nullable Grant grant) {
        UserId by = grant == null ? null : grant.by();
        json.text("role", role == null ? null : role.value())
                .text("place", grant == null ? null : grant.place().toString())
                .text("from", grant == null ? null : text(grant.from()))
                .text("until", grant == null ? null : text(grant.until()))
                .text("why", grant == null ? null : grant.why())
                .text("by", by == null ? null : by.value());
    }

    static List<String> keys(Collection<RoleKey> roles) {
        return roles.stream().map(RoleKey::value).toList();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static @Nullable String code(@Nullable Denial denial) {
        return denial == null ? null : denial.code();
    }
}
