package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.CostContract;
import java.util.OptionalLong;

/** The statements that H2 is sent, as the kit bounds them. */
class H2CostTest implements CostContract {

    private final CountingSource counting = new CountingSource("jdbc:h2:mem:cost;DB_CLOSE_DELAY=-1");

    @Override
    public Stores newStores() {
        return JdbcStores.over(counting.source(), new H2Dialect(), "cost", () -> {});
    }

    @Override
    public OptionalLong calls() {
        return OptionalLong.of(counting.statements());
    }
}
