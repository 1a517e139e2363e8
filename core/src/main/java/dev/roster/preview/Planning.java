package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.decide.DecisionTerms;
import dev.roster.decide.Drafting;
import dev.roster.decide.RowBatch;
import dev.roster.decide.Settled;
import dev.roster.decide.Settling;
import dev.roster.json.ChangeLines;
import dev.roster.json.PlanWriter;
import dev.roster.life.DirectoryOwners;
import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.MappingRules;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Progress;
import dev.roster.plan.SyncPoint;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.MappingStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.table.SourceInfo;
import dev.roster.tenant.Ahead;
import dev.roster.tenant.InvitationQuota;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loop around the pure planner: reads rows, asks the store batch by batch, writes the plan. For one thread. */
public final class Planning {

    private static final int CHUNK = 1_000;
    /** Those who are not out already. */
    private static final Filter NOT_AT_REST =
            TenantState.NOT_DELETED.and(Filter.of(Field.STATUS, Operator.NOT_EQUAL, UserStatus.INACTIVE));
    /** How many confirmed mappings are looked at, the newest. */
    private static final int CONFIRMED = 500;

    private final TenantState tenant;
    private final Stores stores;
    private final Actor actor;
    private final RowSource source;
    private final Profile profile;
    private final Progress progress;
    private final Fields fields;
    private final OutsideAnswers outside;
    private long asked;
    private int drafts;
    private @Nullable String directory;
    private @Nullable Supplier<SyncPoint> sync;

    /**
     * Prepares to plan one file.
     *
     * @param tenant where to
     * @param actor who asks, as stored now
     * @param source the rows
     * @param profile how they are imported
     * @param progress who hears how far it is, and may cancel
     */
    public Planning(TenantState tenant, Actor actor, RowSource source, Profile profile, Progress progress) {
        this.tenant = tenant;
        this.stores = tenant.stores();
        this.actor = actor;
        this.source = source;
        this.profile = profile;
        this.progress = progress;
        this.fields = tenant.fields();
        this.outside = OutsideAnswers.to(tenant, actor, profile, InvitationQuota.of(tenant));
    }

    /**
     * Takes the rows for those of a directory.
     *
     * @param name which directory
     * @param point tells at the end of the rows where they stand
     * @return this
     */
    Planning following(String name, Supplier<SyncPoint> point) {
        directory = name;
        sync = point;
        return this;
    }

    /** {@return where each column of the file goes, and why} */
    public TableMapping columns() {
        try (OpenTable open = OpenTable.of(source, new Tables(tenant.catalogs()))) {
            return open.mapping();
        }
    }

    /**
     * Plans the file.
     *
     * @return the plan; the caller closes it
     * @throws PlanException if it was cancelled
     */
    public ImportPlan plan() {
        Catalogs catalogs = tenant.catalogs();
        try (OpenTable open = open(catalogs)) {
            RowReader reader = open.reader();
            TableMapping table = open.mapping();
            PlanId newest = tenant.newestRun().orElse(null);
            DecisionTerms terms = terms(open, catalogs, newest);
            Drafting drafting = new Drafting(terms);
            List<Issue> missing = drafting.missingColumns();
            List<Issue> issues = new ArrayList<>(table.issues());
            issues.removeAll(missing);
            issues.addAll(missing);
            issues.addAll(drafting.unusedColumns());
            PlanBasis basis = basis(drafting, terms, newest, issues, reader.info());
            try (PlanWriter writer = new PlanWriter(basis)) {
                if (missing.isEmpty()) {
                    readRows(open, drafting, writer);
                } else {
                    drain(reader);
                }
                Drafting.Absent absent = drafting.absent();
                if (missing.isEmpty()) {
                    decideAbsent(absent, writer);
                }
                Settled settled = settle(absent.settling());
                drafting.invalidFirstRow().ifPresent(issues::add);
                issues.addAll(drafting.cleanedColumns());
                settled.usersWithoutAddress(this::haveUsersAddresses).ifPresent(issues::add);
                PlanBasis ended = basis.ending(reader.info(), told(issues));
                return finish(settled, writer, sync == null ? ended : ended.syncing(sync.get()));
            }
        }
    }

    /**
     * Opens the file.
     *
     * @throws SourceException if it cannot be read
     */
    private OpenTable open(Catalogs catalogs) {
        try {
            return OpenTable.of(source, new Tables(catalogs));
        } catch (SourceException failed) {
            String empty = profile.wording().sentences().get(IssueCode.FILE_EMPTY);
            if (failed.reason() != SourceException.Reason.EMPTY || empty == null) {
                throw failed;
            }
            throw new SourceException(SourceException.Reason.EMPTY, RowLocation.ofRow(source.name(), 0), empty);
        }
    }

    private List<Issue> told(List<Issue> issues) {
        return issues.stream().map(profile.wording()::of).toList();
    }

    /** Where the columns go: as the source knows, else as their names and cells tell. */
    private final class Tables implements OpenTable.Judge {

        private final Catalogs catalogs;

        Tables(Catalogs catalogs) {
            this.catalogs = catalogs;
        }

        @Override
        public Profile profile() {
            return profile;
        }

        @Override
        public Fields fields() {
            return fields;
        }

        @Override
        public TableMapping look(List<Row> head) {
            return ColumnMapper.map(head, source.name(), rules(catalogs), fields);
        }

        @Override
        public TableMapping map(List<Row> head) {
            List<String> keys = source.fieldKeys();
            if (!keys.isEmpty()) {
                return TableMapping.typed(
                        keys.stream().<Field<?>>map(fields::require).toList(), profile.mapping());
            }
            Authorizer authorizer = new Authorizer(catalogs.roles(), fields);
            return new ForeignIds(stores.users(), user -> authorizer.mayRead(actor, user), profile)
                    .left(look(head), head, source.name());
        }
    }

    /** The rules of the profile, with what people confirmed before and the names that exist. */
    private MappingRules rules(Catalogs catalogs) {
        List<SavedMapping> confirmed = stores.capability(MappingStore.class)
                .map(mappings -> mappings.newest(CONFIRMED))
                .orElse(List.of());
        return profile.mapping()
                .confirmed(confirmed)
                .known(catalogs)
                .clearToken(profile.policy().clearToken());
    }

    private DecisionTerms terms(OpenTable open, Catalogs catalogs, @Nullable PlanId newest) {
        var seed = PlanSeed.of(
                stores.id(),
                newest == null ? "" : newest.value(),
                actor.name(),
                profile.name(),
                profile.policy().toString(),
                String.join(
                        " ",
                        profile.operation().toString(),
                        String.valueOf(profile.forced()),
                        profile.defaults().toString(),
                        profile.updates().toString(),
                        profile.invitation().toString()
                                + (profile.groupsAtRest() == null ? "" : " " + profile.groupsAtRest())
                                + (profile.instructions().isEmpty() ? "" : " " + profile.instructions())),
                source.name(),
                open.mapping().toString());
        return new DecisionTerms(
                profile,
                source.name(),
                open.mapping(),
                open.sheets(),
                fields,
                catalogs,
                new Authorizer(catalogs.roles(), fields),
                actor,
                tenant.name(),
                OptionalLong.of(stores.users().count(concerned(), Long.MAX_VALUE)),
                seed,
                tenant.today(),
                tenant.rules(),
                tenant.accounts(),
                DirectoryOwners.of(tenant.owned(), directory),
                false,
                tenant.acceptsForOthers());
    }

    /** Those whom the rows may be about: of a directory its own users. */
    private Filter concerned() {
        return tenant.owned().stream()
                .filter(owner -> owner.directory().equals(directory))
                .map(owner -> owner.idPrefix().isEmpty()
                        ? new Filter.Comparison(Field.EXTERNAL_ID, Operator.PRESENT, "")
                        : new Filter.Comparison(Field.EXTERNAL_ID, Operator.STARTS_WITH, owner.idPrefix()))
                .map(this::present)
                .findFirst()
                .orElse(TenantState.NOT_DELETED);
    }

    private PlanBasis basis(
            Drafting drafting, DecisionTerms terms, @Nullable PlanId newest, List<Issue> issues, SourceInfo info) {
        return new PlanBasis(
                stores.id(),
                newest,
                actor.name(),
                profile.name(),
                profile.policy(),
                drafting.matchedBy(),
                info,
                terms.table().headerRow(),
                terms.table().columns(),
                issues,
                null,
                null,
                profile.instructions());
    }

    /** Without those whom nobody would take out, since they are. */
    private Filter present(Filter owned) {
        return profile.policy().absent() == AbsentPolicy.DEACTIVATE
                ? NOT_AT_REST.and(owned)
                : TenantState.NOT_DELETED.and(owned);
    }

    private void readRows(OpenTable open, Drafting drafting, PlanWriter writer) {
        List<Row> first = open.head().stream()
                .dropWhile(row -> row.number() <= open.mapping().headerRow())
                .toList();
        if (open.head().size() < OpenTable.HEAD) {
            RowBatch batch = drafting.read(first);
            decide(batch, look(batch, drafting), drafting, writer);
            progress.at(Progress.Phase.READING, drafts, -1);
            return;
        }
        try (RowsAhead<RowBatch> rows = new RowsAhead<>(first, open.reader(), CHUNK, drafting::read);
                Ahead<Integer> deciding = new Ahead<>("roster-decide-ahead")) {
            RowBatch next = rows.next();
            boolean isDeciding = false;
            while (next.size() > 0) {
                RowBatch batch = next;
                Drafting.Stored stored = look(batch, drafting);
                if (isDeciding) {
                    goOn(deciding);
                }
                deciding.start(() -> decide(batch, stored, drafting, writer));
                isDeciding = true;
                next = rows.next();
            }
            if (isDeciding) {
                goOn(deciding);
            }
        }
    }

    /** Asks the store, which only the thread of the caller may: a host may have bound a transaction or a tenant to it. */
    private Drafting.Stored look(RowBatch batch, Drafting drafting) {
        requireRowLimit(batch);
        List<List<User>> matches = Correlating.of(stores.users(), batch.keys());
        return new Drafting.Stored(
                matches,
                UsersByName.find(tenant, actor, drafting.names(batch, matches)),
                Correlating.of(stores.users(), drafting.alike(batch, matches)),
                outside.about(batch.keys(), matches));
    }

    /** Decides a batch, on a thread of its own while the store is asked about the next one. */
    private int decide(RowBatch batch, Drafting.Stored stored, Drafting drafting, PlanWriter writer) {
        for (PlannedChange draft : drafting.decide(batch, stored)) {
            keep(draft, writer);
        }
        return drafts;
    }

    private void goOn(Ahead<Integer> deciding) {
        try {
            progress.at(Progress.Phase.READING, deciding.next(), -1);
        } catch (InterruptedException stop) {
            throw RowsAhead.interrupted(stop);
        }
        if (progress.isCancelled()) {
            throw new PlanException(PlanException.Reason.CANCELLED, "planning was cancelled; nothing was written");
        }
    }

    private boolean haveUsersAddresses() {
        Filter readable = new Authorizer(tenant.roles(), fields).readable(actor).and(TenantState.NOT_DELETED);
        return stores.users().count(readable.and(new Filter.Comparison(Field.PRIMARY_EMAIL, Operator.PRESENT, "")), 1)
                > 0;
    }

    private void requireRowLimit(RowBatch batch) {
        asked += batch.users();
        if (asked > profile.maxRows()) {
            throw new SourceException(
                    SourceException.Reason.TOO_LARGE,
                    RowLocation.ofRow(source.name(), batch.lastRow()),
                    "profile " + profile.name() + " takes " + profile.maxRows() + " rows at the most; split the file");
        }
    }

    private void keep(PlannedChange draft, PlanWriter writer) {
        drafts++;
        writer.write(draft);
    }

    private void decideAbsent(Drafting.Absent absent, PlanWriter writer) {
        if (profile.policy().absent() == AbsentPolicy.IGNORE || absent.isNobody()) {
            return;
        }
        try (Stream<User> users = stores.users().scan(concerned())) {
            Iterator<User> left = users.iterator();
            while (left.hasNext()) {
                List<User> part = new ArrayList<>(CHUNK);
                while (left.hasNext() && part.size() < CHUNK) {
                    part.add(left.next());
                }
                absent.decide(part, some -> outside.about(List.of(), List.of(some)))
                        .forEach(draft -> keep(draft, writer));
            }
        }
    }

    private Settled settle(Settling settling) {
        progress.at(Progress.Phase.SETTLING, 0, drafts);
        return new StoredAnswers(tenant, actor, InvitationQuota.of(tenant)).settle(settling);
    }

    /** Drafts that are all final are the plan as they stand. */
    private ImportPlan finish(Settled settled, PlanWriter drafted, PlanBasis basis) {
        if (settled.isFinal()) {
            progress.at(Progress.Phase.SETTLING, drafts, drafts);
            return drafted.finish(basis, settled.trailer(), fields);
        }
        try (PlanWriter writer = new PlanWriter(basis);
                ChangeLines lines = drafted.lines(fields, basis.source().name())) {
            ImportPlan.Trailer trailer = DraftLines.settle(settled, lines, writer);
            progress.at(Progress.Phase.SETTLING, drafts, drafts);
            return writer.finish(basis, trailer, fields);
        }
    }

    private static void drain(RowReader reader) {
        while (reader.next() != null) {
            // The fingerprint covers the whole file.
        }
    }
}
