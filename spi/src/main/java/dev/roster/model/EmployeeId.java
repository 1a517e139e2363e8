package dev.roster.model;

/**
 * The number under which an organization knows a person (SCIM {@code employeeNumber}, RFC 7643 §4.3); text, so leading zeros stay; unique in its tenant.
 *
 * @param value 1 to 64 visible characters, kept as given without spaces around it
 */
public record EmployeeId(String value) implements Comparable<EmployeeId> {

    private static final int MAX_LENGTH = 64;

    /**
     * Strips and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds an invisible character
     */
    public EmployeeId {
        value = value.strip();
        if (!isValid(value)) {
            throw new IllegalArgumentException("employee id must have 1 to 64 visible characters");
        }
    }

    /**
     * Reads a text without throwing; spaces around it are dropped.
     *
     * @param text any text
     * @return the value, or {@link IssueCode#EMPLOYEE_ID_INVALID}
     */
    public static Parsed<EmployeeId> parse(String text) {
        String stripped = text.strip();
        return isValid(stripped) ? Parsed.of(new EmployeeId(stripped)) : Parsed.failed(IssueCode.EMPLOYEE_ID_INVALID);
    }

    /** {@return the form in which two of them are compared} */
    public String canonical() {
        return CanonicalForm.of(value);
    }

    @Override
    public int compareTo(EmployeeId other) {
        return canonical().compareTo(other.canonical());
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && CanonicalForm.isVisible(text);
    }
}
