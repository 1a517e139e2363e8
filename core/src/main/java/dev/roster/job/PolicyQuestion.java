package dev.roster.job;

import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.UnknownPolicy;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A question of policy that somebody answers for one import; the answers are the names of the policies' constants. */
@SuppressWarnings("ImmutableEnumChecker") // lists and method references that nothing can change
public enum PolicyQuestion {
    /** When cell and stored value differ: {@link ConflictPolicy}. */
    CONFLICT(ConflictPolicy.class, MigrationPolicy::onConflict, ProfileBuilder::onConflict),
    /** What a blank cell means: {@link BlankPolicy}. */
    BLANK(BlankPolicy.class, MigrationPolicy::blank, ProfileBuilder::blankCells),
    /** When the user exists: {@link ExistingPolicy}. */
    EXISTING(ExistingPolicy.class, MigrationPolicy::existing, ProfileBuilder::existing),
    /** When the user does not exist: {@link MissingPolicy}. */
    MISSING(MissingPolicy.class, MigrationPolicy::missing, ProfileBuilder::missing),
    /** Users whom the file does not mention: {@link AbsentPolicy}. */
    ABSENT(AbsentPolicy.class, MigrationPolicy::absent, ProfileBuilder::absent),
    /** Several rows for one user: {@link DuplicatePolicy}. */
    DUPLICATES(DuplicatePolicy.class, MigrationPolicy::duplicates, ProfileBuilder::duplicates),
    /** A role that does not exist: {@link UnknownPolicy}. */
    UNKNOWN_ROLE(UnknownPolicy.class, MigrationPolicy::unknownRole, ProfileBuilder::unknownRole),
    /** A group that does not exist: {@link UnknownPolicy}. */
    UNKNOWN_GROUP(UnknownPolicy.class, MigrationPolicy::unknownGroup, ProfileBuilder::unknownGroup),
    /** An organization that does not exist: {@link UnknownPolicy}. */
    UNKNOWN_ORGANIZATION(
            UnknownPolicy.class, MigrationPolicy::unknownOrganization, ProfileBuilder::unknownOrganization),
    /** A value that cannot be read: {@link InvalidPolicy}. */
    INVALID(InvalidPolicy.class, MigrationPolicy::invalid, ProfileBuilder::invalidValues),
    /** A manager who is nobody: {@link InvalidPolicy} without SKIP_ROW, for no row is left out for its manager. */
    UNKNOWN_MANAGER(
            InvalidPolicy.class,
            MigrationPolicy::unknownManager,
            ProfileBuilder::unknownManager,
            InvalidPolicy.REJECT,
            InvalidPolicy.SKIP_VALUE),
    /** Which rows are applied when some are rejected: {@link ApplyPolicy}. */
    APPLYING(ApplyPolicy.class, MigrationPolicy::applying, ProfileBuilder::applying);

    private final List<String> options;
    private final Function<MigrationPolicy, String> given;
    private final BiConsumer<ProfileBuilder, String> answer;

    <E extends Enum<E>> PolicyQuestion(
            Class<E> type,
            Function<MigrationPolicy, E> given,
            BiConsumer<ProfileBuilder, E> answer,
            InvalidPolicy... offered) {
        Stream<? extends Enum<?>> all = offered.length == 0 ? Stream.of(type.getEnumConstants()) : Stream.of(offered);
        this.options = all.map(Enum::name).toList();
        this.given = policy -> given.apply(policy).name();
        this.answer = (profile, option) -> answer.accept(profile, Enum.valueOf(type, option));
    }

    /** {@return the answers that there are} */
    public List<String> options() {
        return options;
    }

    /**
     * What a profile answers.
     *
     * @param profile the profile
     * @return one of the options
     */
    public String answerOf(Profile profile) {
        return given.apply(profile.policy());
    }

    /**
     * Answers the question.
     *
     * @param profile the profile
     * @param option one of the options
     * @return the changed copy
     * @throws IllegalArgumentException if it is none of them
     */
    public Profile answered(Profile profile, String option) {
        if (!options.contains(option)) {
            throw new IllegalArgumentException(
                    this + " is answered by one of " + String.join(", ", options) + ", found \"" + option + "\"");
        }
        return profile.with(builder -> answer.accept(builder, option));
    }
}
