package dev.roster.cli;

import dev.roster.cell.DateOrder;
import dev.roster.cell.NumberMarks;
import dev.roster.cell.ReadingRules;
import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.HeaderMode;
import dev.roster.mapping.MappingRules;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.table.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is read and decided, as options. */
final class ImportOptions {

    /** Leaves a column out: {@code --map "Notes=-"}. */
    private static final String NOWHERE = "-";

    @Option(names = "--profile", paramLabel = "NAME", description = "What kind of file it is (default: users).")
    private String profile = "users";

    @Option(
            names = "--map",
            paramLabel = "COLUMN=field",
            description = "Sends a column, by header or letters, to a field; COLUMN=- leaves it out.")
    private List<String> maps = List.of();

    @Option(
            names = "--match",
            paramLabel = "FIELDS",
            split = ",",
            description = "The fields by which stored users are found, in order.")
    private List<String> matches = List.of();

    @Option(names = "--header", paramLabel = "auto|yes|no", description = "Whether the first row is a header.")
    private @Nullable HeaderMode header;

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description = "How dates like 03/04/2024 are written: day-first, month-first or year-first.")
    private @Nullable DateOrder dates;

    @Option(
            names = "--on-conflict",
            paramLabel = "P",
            description = "Cell and stored value differ: overwrite, skip, fill-missing, append, remove or reject.")
    private @Nullable ConflictPolicy onConflict;

    @Option(
            names = "--field-policy",
            paramLabel = "field=P",
            description = "What --on-conflict says, for one field alone.")
    private List<String> fieldPolicies = List.of();

    @Option(names = "--blank", paramLabel = "P", description = "A blank cell: keep, clear or reject.")
    private @Nullable BlankPolicy blank;

    @Option(names = "--existing", paramLabel = "P", description = "The user exists: update, skip or reject.")
    private @Nullable ExistingPolicy existing;

    @Option(names = "--missing", paramLabel = "P", description = "The user does not exist: create, skip or reject.")
    private @Nullable MissingPolicy missing;

    @Option(
            names = "--absent",
            paramLabel = "P",
            description = "Users whom the file does not mention: ignore, deactivate or delete.")
    private @Nullable AbsentPolicy absent;

    @Option(
            names = "--duplicates",
            paramLabel = "P",
            description = "Several rows for one user: reject, last-wins or in-order.")
    private @Nullable DuplicatePolicy duplicates;

    @Option(
            names = "--unknown-role",
            paramLabel = "P",
            description = "A role that does not exist: reject the row, create it, or skip-value.")
    private @Nullable UnknownPolicy unknownRole;

    @Option(
            names = "--unknown-group",
            paramLabel = "P",
            description = "A group that does not exist: reject the row, create it, or skip-value.")
    private @Nullable UnknownPolicy unknownGroup;

    @Option(
            names = "--unknown-organization",
            paramLabel = "P",
            description = "An organization that does not exist: reject the row, create it, or skip-value.")
    private @Nullable UnknownPolicy unknownOrganization;

    @Option(
            names = "--invalid-value",
            paramLabel = "[field=]P",
            description =
                    "A value that cannot be read, of all fields or one: reject the row, skip-value or skip-row; repeatable.")
    private List<String> invalids = List.of();

    @Option(
            names = "--unknown-manager",
            paramLabel = "P",
            description = "A manager who is nobody: reject the row, or skip-value.")
    private @Nullable InvalidPolicy unknownManager;

    @Option(
            names = "--region",
            paramLabel = "CC",
            description = "The country of telephone numbers without country code, such as DE.")
    private @Nullable String region;

    @Option(
            names = "--numbers",
            paramLabel = "MARK",
            description = "The mark before the fraction of numbers like 1.234: point or comma.")
    private @Nullable NumberMarks numbers;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "How many rows a file may have, instead of the profile's.")
    private @Nullable Long maxRows;

    @Option(names = "--allow-internal", description = "Take addresses of the domains that the profile leaves out, too.")
    private boolean allowsInternal;

    @Option(names = "--all-or-nothing", description = "Apply no row when any row is rejected.")
    private boolean isAllOrNothing;

    Profile profile(Fields fields) {
        return Profiles.require(profile).with(builder -> {
            choosePolicies(builder);
            chooseFieldPolicies(builder, fields);
            chooseInvalidPolicies(builder, fields);
            maps.forEach(map -> map(builder, map, fields));
            set(numbers, marks -> builder.mapping(rules -> rules.numbers(marks)));
            set(region, country -> builder.reading(reading(country)));
            set(dates, order -> builder.mapping(rules -> rules.dates(order)));
            set(maxRows, count -> builder.maxRows(rows(count)));
            if (allowsInternal) {
                builder.excludedDomains();
            }
            set(header, mode -> builder.mapping(rules -> rules.header(mode)));
            if (!matches.isEmpty()) {
                builder.matchBy(matches.stream()
                        .map(name -> field("--match", name, fields))
                        .toArray(Field<?>[]::new));
            }
        });
    }

    private void choosePolicies(ProfileBuilder builder) {
        set(onConflict, builder::onConflict);
        set(blank, builder::blankCells);
        set(existing, builder::existing);
        set(missing, builder::missing);
        set(absent, builder::absent);
        set(duplicates, builder::duplicates);
        set(unknownRole, builder::unknownRole);
        set(unknownGroup, builder::unknownGroup);
        set(unknownOrganization, builder::unknownOrganization);
        set(unknownManager, builder::unknownManager);
        if (isAllOrNothing) {
            builder.applying(ApplyPolicy.ALL_OR_NOTHING);
        }
    }

    private static long rows(long count) {
        if (count < 1) {
            throw new Refused("--max-rows must be 1 or more, found " + count);
        }
        return count;
    }

    private static ReadingRules reading(String country) {
        try {
            return new ReadingRules(country.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException noCountry) {
            throw new Refused("--region: \"" + country + "\" is no country in two letters, such as DE");
        }
    }

    private void chooseFieldPolicies(ProfileBuilder builder, Fields fields) {
        Words<ConflictPolicy> words = new Words<>(ConflictPolicy.class);
        for (String choice : fieldPolicies) {
            int at = choice.indexOf('=');
            if (at < 1) {
                throw new Refused("--field-policy: \"" + choice + "\" is not field=policy, such as roles=append");
            }
            Field<?> field = field("--field-policy", choice.substring(0, at), fields);
            builder.onConflict(field, words.require("--field-policy", choice.substring(at + 1)));
        }
    }

    private void chooseInvalidPolicies(ProfileBuilder builder, Fields fields) {
        Words<InvalidPolicy> words = new Words<>(InvalidPolicy.class);
        for (String choice : invalids) {
            int at = choice.indexOf('=');
            InvalidPolicy policy = words.require("--invalid-value", choice.substring(at + 1));
            if (at < 1) {
                builder.invalidValues(policy);
            } else {
                builder.invalidValues(field("--invalid-value", choice.substring(0, at), fields), policy);
            }
        }
    }

    private static void map(ProfileBuilder builder, String map, Fields fields) {
        int at = map.lastIndexOf('=');
        if (at < 1) {
            throw new Refused("--map: \"" + map + "\" is not COLUMN=field, such as \"E-Mail=primaryEmail\"");
        }
        String column = map.substring(0, at);
        String target = map.substring(at + 1);
        if (target.equals(NOWHERE)) {
            builder.mapping(rules -> rules.ignore(column));
        } else {
            builder.map(column, field("--map", target, fields));
        }
    }

    /** A field by its key, or by a name that a column might have: {@code email} is {@code primaryEmail}. */
    static Field<?> field(String option, String name, Fields fields) {
        return fields.find(name.strip()).orElseGet(() -> byColumnName(option, name.strip(), fields));
    }

    private static Field<?> byColumnName(String option, String name, Fields fields) {
        MappingRules rules = MappingRules.none().header(HeaderMode.YES);
        Field<?> field = ColumnMapper.map(List.of(Row.of(1, name)), "", rules, fields)
                .columns()
                .get(0)
                .field();
        if (field == null) {
            throw FieldNames.unknown(option, name, fields);
        }
        return field;
    }

    private static <T> void set(@Nullable T choice, Consumer<T> setter) {
        if (choice != null) {
            setter.accept(choice);
        }
    }
}
