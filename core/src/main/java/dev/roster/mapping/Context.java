package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what names mean by the columns beside them. Beside a given name, {@code Name} is the family name; beside a
 * family name, the given name; else the full name. {@code User ID} signs in, unless a user name stands beside it.
 */
final class Context {

    private static final int STEP = 2;

    private Context() {}

    static List<Finding> decide(List<Finding> findings) {
        boolean hasFirst = has(findings, Field.FIRST_NAME);
        boolean hasLast = has(findings, Field.LAST_NAME);
        boolean hasUserName =
                findings.stream().anyMatch(finding -> claims(finding, Field.USER_NAME) && !claims(finding, Field.ID));
        return findings.stream()
                .map(finding -> finding.bareName() == 0 ? finding : decide(finding, hasFirst, hasLast))
                .map(finding -> hasUserName && claims(finding, Field.ID) ? without(finding, Field.USER_NAME) : finding)
                .toList();
    }

    private static boolean claims(Finding finding, Field<?> field) {
        return finding.claims().stream().anyMatch(claim -> claim.field().equals(field));
    }

    private static Finding without(Finding finding, Field<?> field) {
        return Finding.of(finding.claims().stream()
                .filter(claim -> !claim.field().equals(field))
                .toList());
    }

    private static Finding decide(Finding finding, boolean hasFirst, boolean hasLast) {
        Field<?> field = hasFirst == hasLast ? Field.DISPLAY_NAME : hasFirst ? Field.LAST_NAME : Field.FIRST_NAME;
        String reason = hasFirst == hasLast
                ? "a name without another part of a name beside it"
                : "the other part of the name stands in another column";
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(field, finding.bareName() - STEP, false, reason));
        claims.addAll(finding.claims());
        return Finding.of(claims);
    }

    private static boolean has(List<Finding> findings, Field<?> field) {
        return findings.stream()
                .anyMatch(finding -> finding.claims().stream()
                        .anyMatch(claim -> claim.isAuto() && claim.field().equals(field)));
    }
}
