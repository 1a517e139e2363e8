package dev.roster.text;

import dev.roster.account.Note;
import dev.roster.account.UserDetail;
import dev.roster.account.UserHistory;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Team;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The page of a user as JSON for programs. */
public final class UserDetailJson {

    private UserDetailJson() {}

    /**
     * Adds what the page shows.
     *
     * <ul>
     *   <li>{@code user}: the values by the keys of their fields, as {@link UserJson} adds them;
     *   <li>{@code rights}: {@code shown}; {@code roles} ({@code role, place, from, until, why, by, through}, and {@code code} of
     *       why it does not count now, or null); {@code permissions}, as {@link RightsJson} adds lines;
     *   <li>{@code membership}: {@code organization} (or null), {@code teams, groups} ({@code key, name}), {@code directReports};
     *   <li>{@code sections}: {@code title, state, rows} ({@code label, value});
     *   <li>{@code notes}: {@code allowed, code, reason, newest} ({@code id, text, author, at});
     *   <li>{@code history}: as {@link #add(JsonObject, UserHistory, Locale)} adds it;
     *   <li>{@code actions}: as {@link RightsJson} adds what a menu offers;
     *   <li>{@code names}: {@code id, name} of the users who are named.
     * </ul>
     *
     * @param json the object that is written
     * @param fields which fields of the user, in their order
     * @param detail the page
     * @param locale the language of reasons
     */
    public static void add(JsonObject json, Collection<Field<?>> fields, UserDetail detail, Locale locale) {
        json.object("user", user -> UserJson.add(user, fields, detail.user()))
                .object("rights", rights -> addRights(rights, detail.rights()))
                .object("membership", membership -> addMembership(membership, detail.membership()))
                .objects("sections", detail.sections().stream(), UserDetailJson::addSection)
                .object("notes", notes -> addNotes(notes, detail.notes(), locale))
                .object("history", history -> add(history, detail.history(), locale))
                .objects(
                        "actions", detail.actions().stream(), (each, offered) -> RightsJson.add(each, offered, locale));
        addNames(json, detail.names());
    }

    /**
     * Adds a page of a history: {@code allowed, code, reason}; {@code entries} ({@code at, actor, onBehalfOf, action, run, reason,
     * detail}, and {@code values} with {@code field, before, after}); {@code names} ({@code id, name}); {@code next}, null for the
     * last page.
     *
     * @param json the object that is written
     * @param history the page
     * @param locale the language of the reason
     */
    public static void add(JsonObject json, UserHistory history, Locale locale) {
        ExplanationJson.add(json, history.decision(), locale);
        json.objects("entries", history.entries().stream(), UserDetailJson::addEntry);
        addNames(json, history.names());
        json.text("next", history.nextCursor());
    }

    private static void addRights(JsonObject json, UserDetail.Held rights) {
        json.texts("shown", ExplanationJson.keys(rights.shown()))
                .objects("roles", rights.roles().stream(), UserDetailJson::addRole)
                .objects("permissions", rights.permissions().stream(), RightsJson::add);
    }

    private static void addRole(JsonObject json, UserDetail.HeldRole held) {
        ExplanationJson.add(json, held.role(), held.grant());
        json.texts("through", ExplanationJson.keys(held.path()))
                .text("code", held.denial() == null ? null : held.denial().code());
    }

    private static void addMembership(JsonObject json, UserDetail.Membership membership) {
        Organization organization = membership.organization();
        if (organization == null) {
            json.text("organization", null);
        } else {
            json.object("organization", each -> addNamed(each, organization, organization.name()));
        }
        json.objects(
                        "teams",
                        membership.teams().stream(),
                        (JsonObject each, Team team) -> addNamed(each, team, team.name()))
                .objects(
                        "groups",
                        membership.groups().stream(),
                        (JsonObject each, Group group) -> addNamed(each, group, group.name()))
                .number("directReports", membership.directReports());
    }

    private static void addNamed(JsonObject json, CatalogEntry entry, String name) {
        json.text("key", entry.entryKey().value()).text("name", name);
    }

    private static void addSection(JsonObject json, UserDetail.Section section) {
        json.text("title", section.title())
                .text("state", PlanJson.word(section.state()))
                .objects(
                        "rows",
                        section.rows().stream(),
                        (each, row) -> each.text("label", row.label()).text("value", row.value()));
    }

    private static void addNotes(JsonObject json, UserDetail.Noted notes, Locale locale) {
        ExplanationJson.add(json, notes.decision(), locale);
        json.objects("newest", notes.newest().stream(), UserDetailJson::addNote);
    }

    private static void addNote(JsonObject json, Note note) {
        json.text("id", note.id())
                .text("text", note.text())
                .text("author", note.author())
                .text("at", note.at().toString());
    }

    private static void addEntry(JsonObject json, AuditEntry entry) {
        json.text("at", entry.at().toString())
                .text("actor", entry.actor())
                .text("onBehalfOf", entry.onBehalfOf())
                .text("action", entry.action())
                .text("run", entry.run() == null ? null : entry.run().value())
                .text("reason", entry.reason())
                .text("detail", entry.detail())
                .objects(
                        "values",
                        entry.values().stream(),
                        (each, value) -> each.text("field", value.field())
                                .text("before", value.before())
                                .text("after", value.after()));
    }

    private static void addNames(JsonObject json, Map<UserId, String> names) {
        Stream<UserId> sorted = names.keySet().stream().sorted();
        json.objects("names", sorted, (each, id) -> each.text("id", id.value()).text("name", names.get(id)));
    }
}
