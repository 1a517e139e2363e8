package dev.roster.laws;

import dev.roster.model.Field;
import dev.roster.model.UserStatus;
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
import java.util.List;

/** Profiles, thrown from a seed. */
final class Policies {

    private Policies() {}

    static Profile profile(Dice dice, List<String> match, List<String> header) {
        return Profiles.users().with(p -> {
            header.forEach(column -> p.map(column, World.field(column)));
            p.matchBy(match.stream().map(World::field).toArray(Field<?>[]::new));
            p.clearToken(Cells.CLEAR);
            throwPolicy(dice, p);
        });
    }

    private static UnknownPolicy unknown(Dice dice) {
        return dice.chance(60) ? UnknownPolicy.CREATE : dice.oneOf(UnknownPolicy.values());
    }

    private static void throwPolicy(Dice dice, ProfileBuilder p) {
        p.onConflict(dice.chance(70) ? ConflictPolicy.OVERWRITE : dice.oneOf(ConflictPolicy.values()));
        for (Field<?> list : List.of(Field.ROLES, Field.GROUPS, Field.TEAMS, Field.MODULES)) {
            if (dice.chance(25)) {
                p.onConflict(list, dice.oneOf(ConflictPolicy.values()));
            }
        }
        p.blankCells(dice.chance(75) ? BlankPolicy.KEEP : dice.oneOf(BlankPolicy.values()));
        p.existing(dice.chance(92) ? ExistingPolicy.UPDATE : dice.oneOf(ExistingPolicy.values()));
        p.missing(dice.chance(88) ? MissingPolicy.CREATE : dice.oneOf(MissingPolicy.values()));
        p.absent(dice.chance(70) ? AbsentPolicy.IGNORE : dice.oneOf(AbsentPolicy.values()));
        p.duplicates(dice.chance(50) ? DuplicatePolicy.REJECT : dice.oneOf(DuplicatePolicy.values()));
        p.unknownRole(unknown(dice));
        p.unknownGroup(unknown(dice));
        p.unknownOrganization(unknown(dice));
        p.applying(dice.chance(75) ? ApplyPolicy.VALID_ROWS : ApplyPolicy.ALL_OR_NOTHING);
        if (dice.chance(8)) {
            p.operation(dice.oneOf(Profile.Operation.values()));
        }
        if (dice.chance(8)) {
            p.forced(dice.oneOf(UserStatus.values()));
        }
        if (dice.chance(15)) {
            p.byDefault(Field.ROLES, "learner");
        }
        p.invitation(dice.oneOf(Profile.Invitation.values()));
        throwRefinements(dice, p);
    }

    /** What single profiles ask beside their policy. */
    private static void throwRefinements(Dice dice, ProfileBuilder p) {
        if (dice.chance(10)) {
            p.updates(Field.ROLES, Field.DEPARTMENT);
        }
        if (dice.chance(10)) {
            p.byDefault(Field.STATUS, "inactive");
        }
        if (dice.chance(10)) {
            p.byDefault(Field.DEPARTMENT, "Sales").blankCells(Field.DEPARTMENT, BlankPolicy.DEFAULT);
        }
        if (dice.chance(10)) {
            p.invalidValues(InvalidPolicy.SKIP_ROW);
        }
        if (dice.chance(5)) {
            p.excludedDomains("example.com");
        }
    }
}
