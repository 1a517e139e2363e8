package dev.roster.tck;

import dev.roster.spi.Stores;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Walks of a length that shows what calls do to each other. */
final class Walks {

    private static final int EPOCH = 80;

    private Walks() {}

    /**
     * Walks through stores and closes them. Where a database has several tenants, two of them are walked through at once,
     * with the same ids and keys, so that whatever one sees of the other shows.
     *
     * @param factory gives fresh and empty stores
     * @param seed the same seed walks the same way
     * @param step takes a step at random
     */
    static void each(StoresFactory factory, long seed, BiConsumer<Walk, Dice> step) {
        Optional<SharedDatabase> database = factory.newDatabase();
        if (database.isPresent()) {
            try (Stores ours = database.get().open("ours");
                    Stores theirs = database.get().open("theirs")) {
                walk(List.of(new Walk(ours), new Walk(theirs)), seed, step);
            }
        } else {
            try (Stores stores = factory.newStores()) {
                walk(List.of(new Walk(stores)), seed, step);
            }
        }
    }

    /** The first one goes three steps for each of its neighbour, so that it comes as far as it would alone. */
    private static void walk(List<Walk> walks, long seed, BiConsumer<Walk, Dice> step) {
        List<Dice> dice = walks.stream().map(walk -> new Dice(seed)).toList();
        for (int i = 0; i < Extent.of(16, 12) * EPOCH; i++) {
            if (i % EPOCH == 0) {
                dice.forEach(Dice::nextEpoch);
            }
            int turn = i % 4 == 3 ? walks.size() - 1 : 0;
            step.accept(walks.get(turn), dice.get(turn));
        }
    }
}
