package dev.roster.tenant;

import dev.roster.account.UserDetailSection;
import dev.roster.model.CanonicalForm;
import java.util.Objects;

/**
 * What a host adds to the page of a user.
 *
 * @param title what people read above it
 * @param source tells the rows
 */
public record HostSection(String title, UserDetailSection source) {

    /** How many sections a page has at the most. */
    public static final int MOST = 20;

    private static final int MAX_TITLE = 100;

    /**
     * Checks the title.
     *
     * @throws IllegalArgumentException if it is blank, too long, or holds invisible characters
     */
    public HostSection {
        Objects.requireNonNull(source, "section");
        if (title.isBlank() || title.length() > MAX_TITLE || !CanonicalForm.isVisible(title)) {
            throw new IllegalArgumentException("the title of a section has 1 to 100 visible characters");
        }
    }
}
