package dev.roster.cell;

/**
 * What holds for all cells of a file.
 *
 * @param defaultRegion the region of telephone numbers without a country code, two capital letters as in ISO 3166-1
 *     ({@code DE}); empty when every number must be international
 */
public record ReadingRules(String defaultRegion) {

    private static final ReadingRules STANDARD = new ReadingRules("");

    /**
     * Checks the region.
     *
     * @throws IllegalArgumentException if the region is neither empty nor two capital letters
     */
    public ReadingRules {
        boolean isRegion =
                defaultRegion.length() == 2 && defaultRegion.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
        if (!isRegion && !defaultRegion.isEmpty()) {
            throw new IllegalArgumentException(
                    "default region must be two capital letters such as DE, or empty, found \"" + defaultRegion + "\"");
        }
    }

    /** {@return the rules without a region: telephone numbers must be international} */
    public static ReadingRules standard() {
        return STANDARD;
    }
}
