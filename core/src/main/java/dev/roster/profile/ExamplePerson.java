package dev.roster.profile;

import dev.roster.model.Field;
import java.util.Map;

/**
 * Somebody who does not exist, to show in templates how a row is filled in. A row that says exactly this is no user. What
 * is of one tenant, such as roles, groups and custom attributes, is left blank, so that the row stays the same when the
 * tenant changes; so is what spreadsheet programs do not leave as it is, such as telephone numbers.
 */
public final class ExamplePerson {

    private static final Map<Field<?>, String> TEXTS = Map.ofEntries(
            Map.entry(Field.USER_NAME, "jane.example"),
            Map.entry(Field.PRIMARY_EMAIL, "jane.example@example.com"),
            Map.entry(Field.DISPLAY_NAME, "Jane Example"),
            Map.entry(Field.FIRST_NAME, "Jane"),
            Map.entry(Field.LAST_NAME, "Example"),
            Map.entry(Field.EMPLOYEE_ID, "E-0000"),
            Map.entry(Field.DEPARTMENT, "Sales"),
            Map.entry(Field.JOB_TITLE, "Consultant"),
            Map.entry(Field.LOCATION, "Berlin"),
            Map.entry(Field.HIRE_DATE, "2024-02-29"));

    private static final String ID = "jane-example";

    private ExamplePerson() {}

    /**
     * What stands below the column of a field.
     *
     * @param field the field
     * @param profile how the file is imported
     * @return the text; {@code ""} where the example says nothing
     */
    public static String text(Field<?> field, Profile profile) {
        if (field.equals(Field.ID)) {
            return profile.onlyFields().contains(Field.ID) ? ID : "";
        }
        return TEXTS.getOrDefault(field, "");
    }
}
