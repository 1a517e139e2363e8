package dev.roster.apply;

import dev.roster.json.WriteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The units of a plan in chunks; a chunk ends with its wave. For one thread at a time. */
final class WriteChunks {

    private final WriteOrder order;
    private final int size;
    private WriteOrder.@Nullable Unit first;
    private boolean isStarted;

    WriteChunks(WriteOrder order, int size) {
        this.order = order;
        this.size = size;
    }

    /** The next units, which do not need each other; none at the end. */
    List<WriteOrder.Unit> next() {
        if (!isStarted) {
            first = order.next();
            isStarted = true;
        }
        List<WriteOrder.Unit> chunk = new ArrayList<>();
        WriteOrder.Unit unit = first;
        while (unit != null
                && chunk.size() < size
                && (chunk.isEmpty() || chunk.get(0).wave() == unit.wave())) {
            chunk.add(unit);
            unit = order.next();
        }
        first = unit;
        return chunk;
    }
}
