package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.model.Fields;
import dev.roster.spi.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Who applies, where and when.
 *
 * @param stores where to
 * @param fields gives the fields of the tenant as they are now
 * @param roles gives the roles as they are now
 * @param actor who confirms; authorized again for every change
 * @param actors gives an actor as it is stored now
 * @param clock what time it is
 * @param executor who does the work, different for every process
 */
public record ApplyContext(
        Stores stores,
        Supplier<Fields> fields,
        Supplier<RoleCatalog> roles,
        Actor actor,
        UnaryOperator<Actor> actors,
        Clock clock,
        String executor) {

    /** Checks that everything is there. */
    public ApplyContext {
        Objects.requireNonNull(stores, "stores");
        Objects.requireNonNull(clock, "clock");
    }

    /** The time, to the microsecond, which every database keeps. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
