package dev.roster.decide;

import dev.roster.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;

/** When and with whom rows are written: rows that need each other are one unit, others come in waves after their needs. */
final class Waves {

    private final DependencyGraph dependencies;
    private final int[] waves;
    private final int[] units;
    private int lastUnit;

    /**
     * Orders the rows.
     *
     * @param rows how many there are
     * @param dependencies which rows need which
     */
    Waves(int rows, DependencyGraph dependencies) {
        this.dependencies = dependencies;
        int ordered = dependencies.isEmpty() ? 0 : rows;
        this.waves = new int[ordered];
        this.units = new int[ordered];
        dependencies.forEachComponent(this::place);
    }

    private void place(int[] members) {
        int wave = 0;
        for (int row : members) {
            for (int needed : dependencies.needsOf(row)) {
                boolean isOutside = dependencies.componentOf(needed) != dependencies.componentOf(row);
                wave = isOutside ? Math.max(wave, waves[needed] + 1) : wave;
            }
        }
        int unit = members.length > 1 ? ++lastUnit : 0;
        for (int row : members) {
            waves[row] = wave;
            units[row] = unit;
        }
    }

    /** Whether the order of rows does not matter at all. */
    boolean isEmpty() {
        return waves.length == 0;
    }

    /** Whether a row may be written at once and alone. */
    boolean isFree(int row) {
        return isEmpty() || (waves[row] == 0 && units[row] == 0);
    }

    /** When and with whom a row is written. */
    PlannedChange.Order orderOf(int row) {
        if (isEmpty()) {
            return PlannedChange.Order.FREE;
        }
        List<Integer> needs = new ArrayList<>();
        for (int needed : dependencies.needsOf(row)) {
            if (!needs.contains(needed)) {
                needs.add(needed);
            }
        }
        return new PlannedChange.Order(waves[row], units[row], needs);
    }
}
