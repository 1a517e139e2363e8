package dev.roster.text;

import dev.roster.model.Issue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Issues as lines for people: those that say the same of different rows are one line that names the rows. */
public final class IssueLines {

    private IssueLines() {}

    /**
     * Tells issues.
     *
     * @param issues the issues
     * @param locale the language
     * @return their sentences with their places, in the order of the first of each
     */
    public static List<String> of(List<Issue> issues, Locale locale) {
        Map<Issue, ToldIssue> told = new LinkedHashMap<>();
        for (Issue issue : issues) {
            Issue anywhere = ToldIssue.anywhere(issue);
            ToldIssue same = told.get(anywhere);
            if (same == null) {
                told.put(anywhere, new ToldIssue(issue));
            } else {
                same.add(issue);
            }
        }
        return told.values().stream().map(same -> line(same, locale)).toList();
    }

    private static String line(ToldIssue told, Locale locale) {
        String place = told.place(locale);
        return TerminalText.clean(
                (place.isEmpty() ? "" : place + ": ") + told.issue().message(locale));
    }
}
