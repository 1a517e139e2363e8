package dev.roster.benchmarks;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of users in 14 columns, among them one role, one group and two custom attributes. */
final class Newcomers {

    private static final List<String> COLUMNS = List.of(
            "employeeId",
            "email",
            "firstName",
            "lastName",
            "displayName",
            "department",
            "location",
            "jobTitle",
            "role",
            "groups",
            "hireDate",
            "company",
            "costCenter",
            "badge");

    private static final int ROLE = 8;
    private static final int DEPARTMENT = 5;
    private static final int HIRE_DATE = 11;

    private Newcomers() {}

    static List<CustomAttribute> attributes() {
        return List.of(attribute("costCenter", AttributeType.TEXT), attribute("badge", AttributeType.NUMBER));
    }

    static Group group() {
        return Group.named("Staff");
    }

    /**
     * Writes the file.
     *
     * @param period every so many rows the department is another one; 0 for never
     * @throws IOException if that fails
     */
    static void write(Path file, int rows, int period) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            SampleFile.write(out, COLUMNS);
            for (int number = 0; number < rows; number++) {
                SampleFile.write(out, row(number, period > 0 && number % period == 0));
            }
        }
    }

    /**
     * Writes their addresses alone.
     *
     * @throws IOException if that fails
     */
    static void writeAddresses(Path file, int rows) throws IOException {
        int place = COLUMNS.indexOf("email");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            SampleFile.write(out, List.of(COLUMNS.get(place)));
            for (int number = 0; number < rows; number++) {
                SampleFile.write(out, List.of(row(number, false).get(place)));
            }
        }
    }

    static List<String> row(int number, boolean isMoved) {
        List<String> sample = SampleUsers.row(number);
        List<String> row = new ArrayList<>(sample.subList(0, ROLE + 1));
        if (number % SampleUsers.ROWS_PER_CHANGE == SampleUsers.ROWS_PER_CHANGE - 1 || isMoved) {
            row.set(DEPARTMENT, isMoved ? "Old Ventures" : "Sales");
        }
        row.add("Staff");
        row.add(sample.get(HIRE_DATE));
        row.add("Company " + number % 20);
        row.add("CC-" + number % 997);
        row.add(Integer.toString(number));
        return row;
    }

    private static CustomAttribute attribute(String key, AttributeType type) {
        return new CustomAttribute(new AttributeKey(key), key, type, true, true);
    }
}
