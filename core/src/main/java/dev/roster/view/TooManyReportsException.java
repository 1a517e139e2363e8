package dev.roster.view;

import java.util.Locale;

/** Somebody has more reports at all levels than one question names; nothing was answered. */
public final class TooManyReportsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The most reports, at all levels, that one filter may reach. */
    public static final int LIMIT = 10_000;

    /**
     * Says whose reports they are.
     *
     * @param who how people call those whose reports are asked for
     */
    public TooManyReportsException(String who) {
        this(who, LIMIT);
    }

    TooManyReportsException(String who, int most) {
        super(String.format(
                Locale.ROOT,
                "%s has more than %,d reports at all levels, which is too many to ask for; ask for direct reports, or"
                        + " filter by organization, department or group",
                who,
                most));
    }
}
