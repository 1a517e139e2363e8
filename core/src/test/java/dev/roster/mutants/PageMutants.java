package dev.roster.mutants;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.spi.JournalStore;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Touch;
import dev.roster.spi.UserStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores whose pages and streams go wrong at their edges. */
final class PageMutants {

    private static final int BATCH = 1_000;

    private PageMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofUsers(
                        "offset pages", "begins a page by counting the users before it", "US-06", OffsetPages::new),
                Mutant.ofUsers(
                        "lost place", "begins anew when the user of the cursor is gone", "US-06", LostPlace::new),
                Mutant.ofUsers(
                        "moved place", "begins a page where the user of the cursor is now", "US-06", MovedPlace::new),
                Mutant.ofUsers("round page", "says of a page of 1,000 that it is the last", "US-06", RoundPage::new),
                Mutant.meddling(
                        "short journal pages",
                        "lists 500 entries of the journal at the most",
                        "JS-07",
                        JournalStore.class,
                        call -> call.name().equals("entries")
                                ? call.proceedWith(2, Math.min((int) call.argument(2), 500))
                                : call.proceed()),
                Mutant.meddling(
                        "after the number",
                        "begins a page of the journal after the number asked for",
                        "JS-07",
                        JournalStore.class,
                        call -> call.name().equals("entries") && (int) call.argument(1) > 0
                                ? call.proceedWith(1, (int) call.argument(1) + 1)
                                : call.proceed()),
                Mutant.ofUsers(
                        "half a list of ids",
                        "finds the first 5,000 ids of a call",
                        "US-03",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public List<User> findAll(Collection<UserId> ids) {
                                return super.findAll(ids.stream().limit(5_000).toList());
                            }
                        }),
                Mutant.ofUsers(
                        "first touches",
                        "moves the first 1,000 touches of a call",
                        "UQ-05",
                        real -> new ForwardingUsers(real) {
                            @Override
                            public int touch(List<Touch> touches) {
                                int some = Math.min(BATCH, touches.size());
                                Set<UserId> others = touches.subList(some, touches.size()).stream()
                                        .map(Touch::user)
                                        .filter(id -> findAll(List.of(id)).isEmpty())
                                        .collect(Collectors.toSet());
                                return super.touch(touches.subList(0, some)) + others.size();
                            }
                        }),
                Mutant.ofUsers("offset batches", "takes the batches of a scan by counting", "US-07", OffsetScan::new),
                Mutant.ofUsers(
                        "tired scan", "ends a scan at a batch in which nobody is wanted", "US-07", TiredScan::new),
                Mutant.ofUsers(
                        "leaky streams",
                        "gives a connection back at the end of a stream alone",
                        "US-07",
                        LeakyStreams::new));
    }

    private static List<User> everybody(UserStore users) {
        try (Stream<User> scan = users.scan(Filter.everybody())) {
            return scan.toList();
        }
    }

    private static Page page(List<User> wanted, int from, UserQuery query) {
        int start = Math.min(from, wanted.size());
        int end = Math.min(start + query.limit(), wanted.size());
        List<User> shown = wanted.subList(start, end);
        return new Page(shown, end == wanted.size() ? null : Cursor.after(wanted.get(end - 1), query.sorts()));
    }

    private static final class OffsetPages extends ForwardingUsers {
        private final Map<Cursor, Integer> offsets = new ConcurrentHashMap<>();

        OffsetPages(UserStore real) {
            super(real);
        }

        @Override
        public Page query(UserQuery query) {
            List<User> wanted = everybody(this).stream()
                    .filter(query::matches)
                    .sorted(query.order())
                    .toList();
            int from = query.cursor() == null ? 0 : offsets.getOrDefault(query.cursor(), 0);
            Page page = page(wanted, from, query);
            if (page.nextCursor() != null) {
                offsets.put(page.nextCursor(), from + page.users().size());
            }
            return page;
        }
    }

    private static final class LostPlace extends ForwardingUsers {
        LostPlace(UserStore real) {
            super(real);
        }

        @Override
        public Page query(UserQuery query) {
            Cursor cursor = query.cursor();
            boolean isLost = cursor != null && findAll(List.of(cursor.after())).isEmpty();
            return super.query(isLost ? new UserQuery(query.filter(), query.sorts(), query.limit(), null) : query);
        }
    }

    private static final class MovedPlace extends ForwardingUsers {
        MovedPlace(UserStore real) {
            super(real);
        }

        @Override
        public Page query(UserQuery query) {
            Cursor cursor = query.cursor();
            List<User> found = cursor == null ? List.of() : findAll(List.of(cursor.after()));
            return super.query(found.isEmpty() ? query : query.from(Cursor.after(found.get(0), query.sorts())));
        }
    }

    private static final class RoundPage extends ForwardingUsers {
        RoundPage(UserStore real) {
            super(real);
        }

        @Override
        public Page query(UserQuery query) {
            Page page = super.query(query);
            return page.users().size() == BATCH ? new Page(page.users(), null) : page;
        }
    }

    private static final class OffsetScan extends ForwardingUsers {
        OffsetScan(UserStore real) {
            super(real);
        }

        @Override
        public Stream<User> scan(Filter filter) {
            return Stream.iterate(0, from -> !batch(from).isEmpty(), from -> from + BATCH)
                    .flatMap(from -> batch(from).stream())
                    .filter(filter::matches);
        }

        private List<User> batch(int from) {
            try (Stream<User> users = super.scan(Filter.everybody())) {
                return users.skip(from).limit(BATCH).toList();
            }
        }
    }

    private static final class TiredScan extends ForwardingUsers {
        TiredScan(UserStore real) {
            super(real);
        }

        @Override
        public Stream<User> scan(Filter filter) {
            List<User> found = new ArrayList<>();
            List<User> all = everybodyOf(Filter.everybody());
            for (int start = 0; start < all.size(); start += BATCH) {
                List<User> wanted = all.subList(start, Math.min(all.size(), start + BATCH)).stream()
                        .filter(filter::matches)
                        .toList();
                if (wanted.isEmpty()) {
                    break;
                }
                found.addAll(wanted);
            }
            return found.stream();
        }

        private List<User> everybodyOf(Filter filter) {
            try (Stream<User> users = super.scan(filter)) {
                return users.toList();
            }
        }
    }

    private static final class LeakyStreams extends ForwardingUsers {
        private static final int CONNECTIONS = 50;
        private final AtomicInteger held = new AtomicInteger();

        LeakyStreams(UserStore real) {
            super(real);
        }

        @Override
        public Stream<User> scan(Filter filter) {
            if (held.incrementAndGet() > CONNECTIONS) {
                throw new StoreUnavailableException("no connection is free", new IOException("all are held"));
            }
            Stream<User> end = Stream.<User>empty().onClose(() -> {});
            return Stream.concat(super.scan(filter), Stream.of(1).flatMap(last -> {
                held.decrementAndGet();
                return end;
            }));
        }
    }
}
