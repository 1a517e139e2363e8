package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;

/** Takes the only column that holds e-mail addresses, for imports that want nothing but addresses. */
final class LoneEmails {

    private LoneEmails() {}

    /** The readings with that column decided; unchanged when no column or several hold addresses. */
    static List<HeaderReading> taken(List<HeaderReading> readings, List<Evidence> evidence) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (evidence.get(i).isMostly(Evidence.Kind.EMAIL)) {
                columns.add(i);
            }
        }
        boolean isLone = columns.size() == 1 && readings.get(columns.get(0)).refusal() == null;
        if (!isLone) {
            return readings;
        }
        List<HeaderReading> taken = new ArrayList<>(readings);
        PossibleField possible = new PossibleField(
                Field.PRIMARY_EMAIL, PossibleField.AUTO, false, "the only column that holds e-mail addresses");
        taken.set(columns.get(0), HeaderReading.of(List.of(possible)));
        return taken;
    }
}
