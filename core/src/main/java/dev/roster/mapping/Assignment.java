package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives every field to one column at most: the surest claim first, the column further left among equals. */
final class Assignment {

    private static final int BARE_NAME_STEP = 2;

    private record Bid(int column, Claim claim) {}

    private final Map<Field<?>, Integer> columnOf = new HashMap<>();
    private final Map<Integer, Claim> won = new HashMap<>();

    private Assignment() {}

    static Assignment of(List<Finding> findings) {
        Assignment assignment = new Assignment();
        assignment.bids(findings).forEach(assignment::accept);
        return assignment;
    }

    /**
     * Decides what bare names mean: beside a given name, {@code Name} is the family name; beside a family name, the
     * given name; else the full name.
     */
    static List<Finding> withNamesDecided(List<Finding> findings) {
        boolean hasFirst = has(findings, Field.FIRST_NAME);
        boolean hasLast = has(findings, Field.LAST_NAME);
        return findings.stream()
                .map(finding -> finding.bareName() == 0 ? finding : decide(finding, hasFirst, hasLast))
                .toList();
    }

    /** The claim that a column won, or null. */
    @Nullable Claim won(int column) {
        return won.get(column);
    }

    /** The column that feeds a field, from 0, or null. */
    @Nullable Integer columnOf(Field<?> field) {
        return columnOf.get(field);
    }

    private static Finding decide(Finding finding, boolean hasFirst, boolean hasLast) {
        Field<?> field = hasFirst == hasLast ? Field.DISPLAY_NAME : hasFirst ? Field.LAST_NAME : Field.FIRST_NAME;
        String reason = hasFirst == hasLast
                ? "a name without another part of a name beside it"
                : "the other part of the name stands in another column";
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(field, finding.bareName() - BARE_NAME_STEP, false, reason));
        claims.addAll(finding.claims());
        return Finding.of(claims);
    }

    private static boolean has(List<Finding> findings, Field<?> field) {
        return findings.stream()
                .anyMatch(finding -> finding.claims().stream()
                        .anyMatch(claim -> claim.isAuto() && claim.field().equals(field)));
    }

    private List<Bid> bids(List<Finding> findings) {
        List<Bid> bids = new ArrayList<>();
        for (int column = 0; column < findings.size(); column++) {
            for (Claim claim : findings.get(column).claims()) {
                if (claim.isAuto()) {
                    bids.add(new Bid(column, claim));
                }
            }
        }
        bids.sort(Comparator.comparingInt((Bid bid) -> bid.claim().percent()).reversed());
        return bids;
    }

    private void accept(Bid bid) {
        if (!won.containsKey(bid.column()) && columnOf.putIfAbsent(bid.claim().field(), bid.column()) == null) {
            won.put(bid.column(), bid.claim());
        }
    }
}
