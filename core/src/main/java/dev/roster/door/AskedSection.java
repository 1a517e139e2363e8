package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.account.UserDetail.Section;
import dev.roster.account.UserDetailSection;
import dev.roster.account.UserDetailSection.Row;
import dev.roster.model.User;
import dev.roster.tenant.HostSection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the host for one section of a page, of which nothing that it does breaks the rest. */
final class AskedSection {

    private static final Logger LOG = LoggerFactory.getLogger(AskedSection.class);
    private static final String MORE = "…";

    private AskedSection() {}

    /** The section as the host tells it now, in bounds. */
    static Section of(HostSection section, User user, Actor reader) {
        try {
            return bounded(section.title(), section.source().rows(user, reader));
        } catch (RuntimeException | LinkageError | StackOverflowError any) {
            LOG.warn("the section \"{}\" of user {} could not be told", section.title(), user.id(), any);
            return new Section(section.title(), Section.State.FAILED, List.of());
        }
    }

    private static Section bounded(String title, List<Row> told) {
        List<Row> shown = told.stream()
                .limit(UserDetailSection.MAX_ROWS)
                .map(row -> new Row(cut(row.label()), cut(row.value())))
                .toList();
        boolean isWhole = told.equals(shown);
        return new Section(title, isWhole ? Section.State.COMPLETE : Section.State.CUT, shown);
    }

    /** No character is cut in two. */
    private static String cut(String text) {
        if (text.length() <= UserDetailSection.MAX_TEXT) {
            return text;
        }
        int end = UserDetailSection.MAX_TEXT - MORE.length();
        boolean isInside = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, isInside ? end - 1 : end) + MORE;
    }
}
