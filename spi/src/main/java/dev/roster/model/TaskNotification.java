package dev.roster.model;

/** How a user hears of tasks. */
public enum TaskNotification {
    /** Not at all. */
    OFF("OFF"),
    /** By e-mail, the default. */
    EMAIL("Email");

    private final String word;

    TaskNotification(String word) {
        this.word = word;
    }

    /** {@return the word in files: {@code OFF} or {@code Email}} */
    public String word() {
        return word;
    }

    /**
     * Reads a word without throwing, whatever its case.
     *
     * @param text any text
     * @return the setting, or {@link IssueCode#TASK_NOTIFICATION_INVALID}
     */
    public static Parsed<TaskNotification> parse(String text) {
        String folded = CanonicalForm.of(text);
        for (TaskNotification setting : values()) {
            if (CanonicalForm.of(setting.word).equals(folded)) {
                return Parsed.of(setting);
            }
        }
        return Parsed.failed(IssueCode.TASK_NOTIFICATION_INVALID);
    }
}
