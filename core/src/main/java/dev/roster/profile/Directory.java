package dev.roster.profile;

import dev.roster.model.Field;
import dev.roster.spi.DirectorySource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that users are taken over from, and how. Immutable.
 *
 * <p>It owns the fields that it gives and that the profile lets it overwrite: nobody else changes those on its users. A
 * field with another {@link ConflictPolicy} stays editable by hand, and a blank in the directory takes nothing from it:
 *
 * <pre>{@code
 * Profiles.directory().with(p -> p.onConflict(Field.JOB_TITLE, ConflictPolicy.FILL_MISSING))
 * }</pre>
 *
 * @param name what people and the command line call it: 1 to 100 ASCII letters, digits, {@code . _ -}
 * @param source where its people are read
 * @param profile how its rows are decided; finds users by {@link Field#EXTERNAL_ID} first, and does nothing to users outside the
 *     store beside {@link Instruction#notice}, since those whom nothing changes are read again each time
 */
public record Directory(String name, DirectorySource source, Profile profile) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /**
     * Checks that the directory can be followed.
     *
     * @throws IllegalArgumentException if the name has another form, users are not found by external id first, nobody
     *     says which fields the directory gives, or something is done to all users each time that they are read
     */
    public Directory {
        Objects.requireNonNull(source, "source");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a directory has a name of 1 to 100 letters, digits, \".\", \"_\" or \"-\"," + " found \"" + name
                            + "\"");
        }
        if (profile.matchBy().isEmpty() || !profile.matchBy().get(0).equals(Field.EXTERNAL_ID)) {
            throw new IllegalArgumentException("profile " + profile.name()
                    + " must find users by externalId first, which stays when everything else changes; start from"
                    + " Profiles.directory()");
        }
        if (source.fieldKeys().isEmpty() && profile.onlyFields().isEmpty()) {
            throw new IllegalArgumentException("directory " + name
                    + " does not say which fields it gives; name them with onlyFields in its profile");
        }
        profile.instructions().stream()
                .map(Instruction::kind)
                .filter(kind -> kind != Instruction.Kind.NOTIFY)
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalArgumentException("directory " + name + " names the same users time and again, so "
                            + kind + " would be done to all of them with each sync; instruct it to notify alone, and do"
                            + " anything else to a selection of users");
                });
    }

    /** {@return what it owns} */
    public Ownership ownership() {
        Set<String> fields = new HashSet<>(source.fieldKeys());
        Set<String> taken = keys(profile.onlyFields());
        if (fields.isEmpty()) {
            fields.addAll(taken);
        } else if (!taken.isEmpty()) {
            fields.retainAll(taken);
        }
        fields.removeIf(key -> !overwrites(key));
        fields.add(Field.EXTERNAL_ID.key());
        return new Ownership(name, source.idPrefix(), fields);
    }

    private boolean overwrites(String key) {
        for (Map.Entry<Field<?>, ConflictPolicy> own :
                profile.policy().fieldConflicts().entrySet()) {
            if (own.getKey().key().equals(key)) {
                return own.getValue() == ConflictPolicy.OVERWRITE;
            }
        }
        return profile.policy().onConflict() == ConflictPolicy.OVERWRITE;
    }

    /**
     * The profile for one reading. Where the directory does not overwrite a field, a blank keeps what is stored. A reading of
     * changes tells nothing about who is absent, may be empty, and changes everybody whom it names.
     *
     * @param extent how much the reading gives
     * @return the profile
     */
    public Profile profileOf(DirectorySource.Extent extent) {
        Profile own = profile.with(this::keepWhatPeopleFill);
        if (extent == DirectorySource.Extent.FULL) {
            return own;
        }
        Set<Safeguard> disarmed = EnumSet.of(Safeguard.EMPTY_FILE, Safeguard.COLUMN_CHANGES_EVERYONE);
        disarmed.addAll(profile.disarmed());
        return own.with(draft -> draft.absent(AbsentPolicy.IGNORE).disarmed(disarmed.toArray(Safeguard[]::new)));
    }

    private void keepWhatPeopleFill(ProfileBuilder draft) {
        MigrationPolicy policy = profile.policy();
        if (policy.onConflict() != ConflictPolicy.OVERWRITE) {
            draft.blankCells(BlankPolicy.KEEP);
        }
        policy.fieldConflicts().forEach((field, conflict) -> {
            boolean isOwned = conflict == ConflictPolicy.OVERWRITE;
            draft.blankCells(field, isOwned ? policy.blankOf(field) : BlankPolicy.KEEP);
        });
    }

    /** {@return what tells this set-up from others: after a change of it a cookie of before leads nowhere} */
    public String setup() {
        Ownership owned = ownership();
        return String.join(
                " ",
                owned.idPrefix(),
                new TreeSet<>(owned.fields()).toString(),
                source.fieldKeys().toString(),
                new TreeSet<>(keys(profile.onlyFields())).toString(),
                profile.matchBy().stream().map(Field::key).collect(Collectors.joining(",")),
                profile.policy().toString());
    }

    private static Set<String> keys(Set<Field<?>> fields) {
        return fields.stream().map(Field::key).collect(Collectors.toSet());
    }

    /**
     * The directories of one tenant.
     *
     * @param all them, in no particular order
     * @param others what else owns users
     * @return what each owns
     * @throws IllegalArgumentException if two have the same name, or a user could be of two
     */
    public static List<Ownership> ownershipOf(List<Directory> all, Ownership... others) {
        List<Ownership> owned = Stream.concat(all.stream().map(Directory::ownership), Stream.of(others))
                .toList();
        for (int i = 0; i < owned.size(); i++) {
            for (int j = 0; j < i; j++) {
                requireApart(owned.get(i), owned.get(j));
            }
        }
        return owned;
    }

    private static void requireApart(Ownership one, Ownership other) {
        boolean isShared =
                one.idPrefix().startsWith(other.idPrefix()) || other.idPrefix().startsWith(one.idPrefix());
        if (isShared || one.directory().equals(other.directory())) {
            throw new IllegalArgumentException("directories " + one.directory() + " and " + other.directory()
                    + " could own the same users; give them different names and prefixes of external ids");
        }
    }
}
