package dev.roster.job;

import dev.roster.view.ViewState;
import java.time.Instant;
import java.util.Objects;

/**
 * A view that is exported again and again (C18). Immutable.
 *
 * @param id which one
 * @param actor the name of who asked for it, with whose rights of that time it is exported
 * @param order what is exported
 * @param next when it comes next, UTC
 */
public record ScheduledExport(String id, String actor, Order order, Instant next) {

    /**
     * What is exported.
     *
     * @param name what people call it, 1 to 200 characters
     * @param schedule when
     * @param view the view
     * @param place where to, in the words of the host's {@link ExportPlaces}
     */
    public record Order(String name, Schedule schedule, ViewState view, String place) {

        private static final int MAX_NAME = 200;

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is blank or too long
         */
        public Order {
            Objects.requireNonNull(schedule, "schedule");
            Objects.requireNonNull(view, "view");
            Objects.requireNonNull(place, "place");
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException("a scheduled export is called by 1 to 200 characters");
            }
        }
    }

    /** Checks that everything is there. */
    public ScheduledExport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(next, "next");
    }
}
