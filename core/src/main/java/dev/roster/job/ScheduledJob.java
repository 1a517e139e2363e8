package dev.roster.job;

import java.time.Instant;
import java.util.Objects;

/**
 * A job that comes again and again, such as an export (C18) or following a directory (J15). Immutable.
 *
 * @param id which one
 * @param actor the name of who asked for it, with whose rights of that time it is done
 * @param order what is done
 * @param next when it comes next, UTC
 */
public record ScheduledJob(String id, String actor, Order order, Instant next) {

    /**
     * What is done.
     *
     * @param name what people call it, 1 to 200 characters
     * @param schedule when
     * @param request what the job shall do
     */
    public record Order(String name, Schedule schedule, JobRequest request) {

        private static final int MAX_NAME = 200;

        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is blank or too long
         */
        public Order {
            Objects.requireNonNull(schedule, "schedule");
            Objects.requireNonNull(request, "request");
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException("a scheduled job is called by 1 to 200 characters");
            }
        }
    }

    /** Checks that everything is there. */
    public ScheduledJob {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(next, "next");
    }
}
