package dev.roster.decide;

import dev.roster.compact.IntList;
import java.util.Arrays;

/**
 * Which rows need which: strongly connected rows become one unit, and waves put every row after those it
 * needs. Tarjan's algorithm without recursion, so that a chain of a million rows is no deeper than one.
 */
final class DependencyGraph {

    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private int[] starts = new int[0];
    private int[] targets = new int[0];
    private int[] component = new int[0];
    private int[] order = new int[0];
    private int components;
    private int rows;
    private boolean isSolved;

    /** Hears the rows that need each other. */
    @FunctionalInterface
    interface Components {
        /**
         * Rows that need each other, or a row alone.
         *
         * @param members the rows
         */
        void next(int[] members);
    }

    /** Says that one row must be written after another, or with it. */
    void add(int row, int neededRow) {
        if (row != neededRow) {
            from.add(row);
            to.add(neededRow);
            rows = Math.max(rows, Math.max(row, neededRow) + 1);
            isSolved = false;
        }
    }

    boolean isEmpty() {
        return from.size() == 0;
    }

    /** Visits the components so that each comes after those it needs; rows behind the last edge stand alone. */
    void forEachComponent(Components visitor) {
        solve();
        for (int start = 0, end; start < rows; start = end) {
            end = start + 1;
            while (end < rows && component[order[end]] == component[order[start]]) {
                end++;
            }
            visitor.next(Arrays.copyOfRange(order, start, end));
        }
    }

    /** The component of a row; smaller numbers come first, so a row's needs have the same number or smaller ones. */
    int componentOf(int row) {
        solve();
        return component[row];
    }

    /** The rows that a row needs, in the order in which they were added. */
    int[] needsOf(int row) {
        solve();
        return row < rows ? Arrays.copyOfRange(targets, starts[row], starts[row + 1]) : new int[0];
    }

    private void solve() {
        if (isSolved) {
            return;
        }
        isSolved = true;
        starts = new int[rows + 1];
        for (int i = 0; i < from.size(); i++) {
            starts[from.get(i) + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            starts[i + 1] += starts[i];
        }
        targets = new int[from.size()];
        int[] next = starts.clone();
        for (int i = 0; i < from.size(); i++) {
            targets[next[from.get(i)]++] = to.get(i);
        }
        components = 0;
        findComponents();
    }

    private void findComponents() {
        component = new int[rows];
        order = new int[rows];
        Arrays.fill(component, -1);
        int[] index = new int[rows];
        int[] low = new int[rows];
        int[] next = Arrays.copyOf(starts, rows);
        int[] path = new int[rows];
        int[] open = new int[rows];
        int pathSize = 0;
        int openSize = 0;
        int counter = 0;
        int done = 0;
        for (int root = 0; root < rows; root++) {
            if (index[root] != 0) {
                continue;
            }
            path[pathSize++] = root;
            while (pathSize > 0) {
                int row = path[pathSize - 1];
                if (index[row] == 0) {
                    index[row] = ++counter;
                    low[row] = counter;
                    open[openSize++] = row;
                }
                int child = nextUnseen(row, next, index, low);
                if (child >= 0) {
                    path[pathSize++] = child;
                    continue;
                }
                pathSize--;
                if (pathSize > 0) {
                    int parent = path[pathSize - 1];
                    low[parent] = Math.min(low[parent], low[row]);
                }
                if (low[row] == index[row]) {
                    int member;
                    do {
                        member = open[--openSize];
                        component[member] = components;
                        order[done++] = member;
                    } while (member != row);
                    components++;
                }
            }
        }
    }

    /** The next row that this one needs and nobody has visited, or -1; visited ones that are still open lower the link. */
    private int nextUnseen(int row, int[] next, int[] index, int[] low) {
        while (next[row] < starts[row + 1]) {
            int needed = targets[next[row]++];
            if (index[needed] == 0) {
                return needed;
            }
            if (component[needed] < 0) {
                low[row] = Math.min(low[row], index[needed]);
            }
        }
        return -1;
    }
}
