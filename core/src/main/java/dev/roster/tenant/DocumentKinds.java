package dev.roster.tenant;

import java.util.List;

/** How the documents are called that Roster keeps. */
public final class DocumentKinds {

    /** What administrators noted about a user. */
    public static final String NOTE = "note";

    /** A job that somebody asked for. */
    public static final String JOB = "job";

    /** A job that somebody repeats. */
    public static final String SCHEDULED_JOB = "scheduled-job";

    /** An import that somebody works on. */
    public static final String IMPORT_WIZARD = "import-wizard";

    /** Where a directory stands. */
    public static final String DIRECTORY_SYNC = "directory-sync";

    /** Up to when deleted users were erased. */
    public static final String RETENTION = "retention";

    /** That somebody acts in the place of another for a while. */
    public static final String IMPERSONATION = "impersonation";

    private DocumentKinds() {}

    /** {@return the kinds whose documents are a user's, but notes} */
    public static List<String> ofUsers() {
        return List.of(IMPORT_WIZARD, JOB, SCHEDULED_JOB, IMPERSONATION);
    }
}
