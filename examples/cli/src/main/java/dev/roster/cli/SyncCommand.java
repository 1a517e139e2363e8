package dev.roster.cli;

import dev.roster.Session;
import dev.roster.model.Field;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.table.RowSource;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Directory, plan, preview, and with {@code --yes} apply. */
@Command(name = "sync", description = "Shows what a directory would change, and changes it with --yes.")
final class SyncCommand extends DeskCommand {

    @Parameters(
            paramLabel = "SOURCE",
            description = "A directory, ldap[s]://server/base, or a folder of CSV exports, of which the newest counts.")
    private String source = "";

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(
            names = "--full",
            description = "Read everybody, not only who changed since the last time; this alone finds who is gone.")
    private boolean isFull;

    @Option(
            names = "--field-policy",
            paramLabel = "field=P",
            description =
                    "What becomes of a stored value: overwrite, or fill-missing, append and others, which leave the"
                            + " field to people too.")
    private List<String> fieldPolicies = List.of();

    @Mixin
    private ApplyChoice choice = new ApplyChoice();

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean isDryRun;

    @Option(names = "--plan-out", paramLabel = "PLAN", description = "Keep the plan in a file for roster apply.")
    private @Nullable Path planFile;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    Desk.Opening opening(RosterCommand options) {
        boolean canBeApplied = !isDryRun && (choice.isConfirmed() || options.canAsk());
        return canBeApplied || planFile != null ? Desk.Opening.NEW_TOO : Desk.Opening.EMPTY_TOO;
    }

    @Override
    int run(Desk desk) {
        String name = directory.name(source);
        DirectorySource people =
                directory.source(source, RosterCommand.of(Objects.requireNonNull(spec)), desk.fields());
        Profile profile = profile(desk, people);
        try (ImportPlan plan = plan(desk, following(desk, name, people, profile), name)) {
            if (planFile != null) {
                desk.session().save(plan, planFile);
            }
            PlanDesk work = new PlanDesk(desk, plan, choice);
            return isDryRun
                    ? work.preview()
                    : work.run(
                            planFile == null
                                    ? desk.typed().again("--yes")
                                    : desk.typed().command("apply", planFile.toString(), "--yes"));
        }
    }

    /** The same stores with the directory; the desk closes them. */
    private static Session following(Desk desk, String name, DirectorySource people, Profile profile) {
        return desk.links()
                .on(desk.stores())
                .directory(name, people, profile)
                .build()
                .as(desk.actor());
    }

    private ImportPlan plan(Desk desk, Session session, String name) {
        try (ShownProgress progress = desk.progress()) {
            return session.directories().plan(name, isFull ? Extent.FULL : Extent.CHANGES, progress);
        }
    }

    private Profile profile(Desk desk, DirectorySource people) {
        Profile base = Profiles.directory().with(builder -> choose(builder, desk));
        return people.fieldKeys().isEmpty() ? ofColumns(desk, people, base) : base;
    }

    private void choose(ProfileBuilder builder, Desk desk) {
        Words<ConflictPolicy> words = new Words<>(ConflictPolicy.class);
        for (String policy : fieldPolicies) {
            int at = policy.indexOf('=');
            if (at < 1) {
                throw new Refused("--field-policy: \"" + policy + "\" is not field=policy, such as groups=append");
            }
            Field<?> field = ImportOptions.field("--field-policy", policy.substring(0, at), desk.fields());
            builder.onConflict(field, words.require("--field-policy", policy.substring(at + 1)));
        }
    }

    /** Files own what their columns are mapped to. */
    private Profile ofColumns(Desk desk, DirectorySource people, Profile base) {
        Profile mapped = base.with(
                builder -> directory.mapped(desk.fields()).forEach((field, column) -> builder.map(column, field)));
        RowSource newest = people.read(null).rows();
        Set<Field<?>> fields = new LinkedHashSet<>(Set.of(Field.EXTERNAL_ID));
        desk.session().columns(newest, mapped).columns().stream()
                .<Field<?>>flatMap(column -> Stream.ofNullable(column.field()))
                .filter(field -> !field.isSystem())
                .forEach(fields::add);
        return mapped.with(builder -> builder.onlyFields(fields.toArray(Field<?>[]::new)));
    }
}
