package dev.roster.text;

import dev.roster.access.OfferedAction;
import dev.roster.access.RightsRow;
import dev.roster.account.Note;
import dev.roster.account.UserDetail;
import dev.roster.account.UserDetailSection;
import dev.roster.account.UserHistory;
import dev.roster.account.UserReview;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.RoleKey;
import dev.roster.model.Team;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a user beside the fields, as text for people. English.
 *
 * <pre>{@code
 * Roles: lead
 *   role lead
 *   role reader, inherited by lead > reader
 * Permissions
 *   users.read over everybody by role lead through reader
 * Manager: Ada (u-1)
 * Teams: Backend (backend)
 * }</pre>
 */
public final class UserDetailText {

    private final UserDetail detail;
    private final List<String> lines = new ArrayList<>();

    private UserDetailText(UserDetail detail) {
        this.detail = detail;
    }

    /**
     * Writes a page.
     *
     * @param detail the page
     * @return lines that are safe to print, without line ends
     */
    public static List<String> lines(UserDetail detail) {
        var text = new UserDetailText(detail);
        text.addRights();
        text.addMembership();
        detail.sections().forEach(text::addSection);
        text.addNotes();
        text.addHistory();
        text.addActions();
        return text.lines.stream().map(TerminalText::clean).toList();
    }

    private void addRights() {
        UserDetail.Held rights = detail.rights();
        lines.add("Roles: " + orNone(rights.shown().stream().map(RoleKey::value)));
        rights.roles().forEach(role -> lines.add("  " + line(role)));
        List<RightsRow> permissions = rights.permissions();
        if (!permissions.isEmpty()) {
            lines.add("Permissions");
            permissions.forEach(row -> lines.add("  " + RightsText.right(row)));
        }
    }

    private static String line(UserDetail.HeldRole held) {
        String role = held.isInherited()
                ? "role " + held.role() + ", inherited by "
                        + held.path().stream().map(RoleKey::value).collect(Collectors.joining(" > "))
                        + (held.grant() == null ? "" : " from " + ExplanationText.of(held.role(), held.grant()))
                : ExplanationText.of(held.role(), held.grant());
        return held.denial() == null ? role : role + " (does not count: " + why(held) + ")";
    }

    private static String why(UserDetail.HeldRole held) {
        return switch (Objects.requireNonNull(held.denial())) {
            case NOT_YET -> "it has not begun";
            case EXPIRED -> "it has ended";
            case NOT_KNOWN -> "nobody defined that role";
            case NO_GRANT, OUT_OF_SCOPE, RANK, OWN_ACCOUNT, IMPERSONATED, STATE, FLAG ->
                "the user is not active, or blocked";
        };
    }

    private void addMembership() {
        UserId manager = detail.user().employment().managerId();
        if (manager != null) {
            lines.add("Manager: " + who(detail.names(), manager.value()));
        }
        UserDetail.Membership membership = detail.membership();
        Organization organization = membership.organization();
        if (organization != null) {
            lines.add("Organization: " + named(organization.name(), organization.key()));
        }
        addAll("Teams", membership.teams().stream().map((Team team) -> named(team.name(), team.key())));
        addAll("Groups", membership.groups().stream().map((Group group) -> named(group.name(), group.key())));
        long reports = membership.directReports();
        lines.add("Direct reports: " + reports + (reports >= UserReview.MOST ? " or more" : ""));
    }

    private void addAll(String title, Stream<String> names) {
        String all = names.collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            lines.add(title + ": " + all);
        }
    }

    private static String named(String name, Object key) {
        return name + " (" + key + ")";
    }

    private void addSection(UserDetail.Section section) {
        switch (section.state()) {
            case COMPLETE -> lines.add(section.title());
            case CUT -> lines.add(section.title() + " (in part)");
            case FAILED -> lines.add(section.title() + ": not available now");
        }
        for (UserDetailSection.Row row : section.rows()) {
            lines.add("  " + row.label() + ": " + row.value());
        }
    }

    private void addNotes() {
        UserDetail.Noted notes = detail.notes();
        if (!notes.decision().isAllowed()) {
            lines.add("Notes: " + notes.decision().reason());
            return;
        }
        if (!notes.newest().isEmpty()) {
            lines.add("Notes");
        }
        for (Note note : notes.newest()) {
            lines.add("  " + note.at() + " " + who(detail.names(), note.author()) + ": " + note.text());
        }
    }

    private void addHistory() {
        UserHistory history = detail.history();
        if (!history.decision().isAllowed()) {
            lines.add("History: " + history.decision().reason());
            return;
        }
        lines.add(
                history.next().isPresent()
                        ? "History (the newest " + history.entries().size() + ")"
                        : "History");
        history.entries().forEach(entry -> addEntry(history, entry));
    }

    private void addEntry(UserHistory history, AuditEntry entry) {
        String what = entry.detail().isEmpty() ? "" : ": " + entry.detail();
        lines.add("  " + entry.at() + " " + entry.action() + " by " + who(history.names(), entry.actor()) + what);
        for (AuditEntry.Value value : entry.values()) {
            lines.add("    " + value.field() + ": " + orNone(value.before()) + " → " + orNone(value.after()));
        }
    }

    private void addActions() {
        lines.add("Actions");
        for (OfferedAction action : detail.actions()) {
            lines.add("  " + action.action().title()
                    + (action.isAvailable() ? "" : " (no: " + action.decision().reason() + ")"));
        }
    }

    private static String orNone(Stream<String> texts) {
        String all = texts.collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }

    /** A reference reads better with the name beside the id. */
    private static String who(Map<UserId, String> names, String id) {
        return names.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(id))
                .findFirst()
                .map(entry -> named(entry.getValue(), id))
                .orElse(id);
    }
}
