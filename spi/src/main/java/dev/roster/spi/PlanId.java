package dev.roster.spi;

/**
 * The identity of a plan and of the one run that consumes it.
 *
 * @param value 8 to 64 lower-case hexadecimal digits, the start of the plan's digest
 */
public record PlanId(String value) implements Comparable<PlanId> {

    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 64;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is not a plan id
     */
    public PlanId {
        boolean isHex = value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!isHex || value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not a plan or run id; write 8 to 64 digits or letters a to f");
        }
    }

    @Override
    public int compareTo(PlanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
