package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;

/** Takes the only column that holds e-mail addresses, for imports that want nothing but addresses. */
final class LoneEmails {

    private LoneEmails() {}

    /** The findings with that column decided; unchanged when no column or several hold addresses. */
    static List<Finding> taken(List<Finding> findings, List<Evidence> evidence) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (evidence.get(i).isMostly(Evidence.Kind.EMAIL)) {
                columns.add(i);
            }
        }
        boolean isLone = columns.size() == 1 && findings.get(columns.get(0)).refusal() == null;
        if (!isLone) {
            return findings;
        }
        List<Finding> taken = new ArrayList<>(findings);
        Claim claim = new Claim(Field.PRIMARY_EMAIL, Claim.AUTO, false, "the only column that holds e-mail addresses");
        taken.set(columns.get(0), Finding.of(List.of(claim)));
        return taken;
    }
}
