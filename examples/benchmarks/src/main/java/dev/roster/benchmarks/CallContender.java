package dev.roster.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Session;
import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** Measures one kind of call on a {@link Crowd}: the median of many, each on another user. */
final class CallContender {

    private static final int CALLS = 2_000;
    private static final UserQuery BY_NAME = UserQuery.first(100).sortedBy(Sort.ascending(Field.DISPLAY_NAME));

    /** Each contender edits every fourth user, so that nobody changes what another one saw. */
    private static final int SIDES = 4;

    /** Steps through the users of a side in no order; coprime to their number. */
    private static final long STEP = 7_919;

    private static final String UNFLUSHED = "&options=-c%20synchronous_commit=off";

    private final Contest contest;
    private final int size;
    private final String url;
    private final HeapWatch heap = new HeapWatch();
    private int turn;

    /** One call, of the number of its turn. */
    private interface Call {
        void make(int number) throws SQLException;
    }

    CallContender(Contest contest, Path directory, int size) throws IOException {
        this.contest = contest;
        this.size = size;
        url = Server.of(directory).url(Crowd.database(size));
    }

    void run() throws IOException {
        switch (contest) {
            case ADMIN_LIST -> list(Staff.ADMIN);
            case REPORTS_LIST -> list(Staff.MANAGER);
            case EDIT -> edit(url, 0);
            case BARE_EDIT -> bareEdit(url, 1);
            case EDIT_UNFLUSHED -> edit(url + UNFLUSHED, 2);
            case BARE_EDIT_UNFLUSHED -> bareEdit(url + UNFLUSHED, 3);
            default -> throw new IllegalStateException(contest + " needs no crowd");
        }
    }

    private void list(UserId reader) throws IOException {
        try (Stores stores = JdbcStores.open(url)) {
            Session session = Staff.session(stores, reader);
            obey(number -> {
                if (session.views().page(BY_NAME).users().isEmpty()) {
                    throw new IllegalStateException("the list of " + reader + " is empty");
                }
            });
        }
    }

    private void edit(String address, int side) throws IOException {
        try (Stores stores = JdbcStores.open(address)) {
            Session admin = Staff.session(stores, Staff.ADMIN);
            obey(number -> {
                UserOutcome outcome = admin.users()
                        .update(id(number, side), version(number), user -> user.department("Unit " + number));
                if (outcome.kind() != UserOutcome.Kind.APPLIED) {
                    throw new IllegalStateException("edit " + number + " was not applied: " + outcome);
                }
            });
        }
    }

    private void bareEdit(String address, int side) throws IOException {
        try (var source = new HikariDataSource()) {
            source.setJdbcUrl(address);
            var bare = new BareEdit(source);
            obey(number -> bare.write(id(number, side), version(number), "Unit " + number));
        }
    }

    private UserId id(int number, int side) {
        long place = number * STEP % (size / SIDES);
        return Crowd.id((int) place * SIDES + side);
    }

    /** Each time around the users of a side they are one version older. */
    private long version(int number) {
        return 1L + number / (size / SIDES);
    }

    private void obey(Call call) throws IOException {
        Orders.obey(heap, () -> {
            try {
                return measured(call);
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
        });
    }

    private Measurement measured(Call call) throws SQLException {
        long[] nanos = new long[CALLS];
        Clock clock = Clock.start();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.make(turn++);
            nanos[i] = System.nanoTime() - start;
        }
        long cpu = clock.stop().cpu() / CALLS;
        Arrays.sort(nanos);
        return new Measurement(
                1, 1, nanos[CALLS / 2], cpu, heap.peak(), Runtime.getRuntime().maxMemory(), 0, 0);
    }
}
