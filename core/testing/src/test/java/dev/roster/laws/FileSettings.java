package dev.roster.laws;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.HeaderMode;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.UnknownPolicy;
import java.util.Locale;
import java.util.function.Consumer;

/** Settings of a profile as words: {@code duplicates in_order}. */
final class FileSettings {

    private FileSettings() {}

    static Consumer<ProfileBuilder> of(String text, Fields fields) {
        String[] words = text.split(" ", -1);
        String value = words[words.length - 1].toUpperCase(Locale.ROOT);
        return switch (words[0]) {
            case "duplicates" -> profile -> profile.duplicates(DuplicatePolicy.valueOf(value));
            case "absent" -> profile -> profile.absent(AbsentPolicy.valueOf(value));
            case "missing" -> profile -> profile.missing(MissingPolicy.valueOf(value));
            case "conflict" -> profile -> profile.onConflict(field(words[1], fields), ConflictPolicy.valueOf(value));
            case "match" -> profile -> profile.matchBy(field(words[1], fields));
            case "groups" -> profile -> profile.unknownGroup(UnknownPolicy.valueOf(value));
            case "roles" -> profile -> profile.unknownRole(UnknownPolicy.valueOf(value));
            case "map" -> profile -> profile.map(words[1], field(words[2], fields));
            case "ignore" -> profile -> profile.mapping(rules -> rules.ignore(words[1]));
            case "invalid" -> profile -> profile.invalidValues(InvalidPolicy.valueOf(value));
            case "manager" -> profile -> profile.unknownManager(InvalidPolicy.valueOf(value));
            case "region" -> profile -> profile.reading(new ReadingRules(words[1]));
            case "blank" -> profile -> profile.blankCells(BlankPolicy.valueOf(value));
            case "existing" -> profile -> profile.existing(ExistingPolicy.valueOf(value));
            case "header" -> profile -> profile.mapping(rules -> rules.header(HeaderMode.valueOf(value)));
            case "internal" -> profile -> profile.excludedDomains();
            case "rows" -> profile -> profile.maxRows(Long.parseLong(words[1]));
            case "invite" ->
                profile -> profile.invitation(
                        value.equals("NOBODY") ? Profile.Invitation.NOBODY : Profile.Invitation.NEW_USERS);
            case "all" -> profile -> profile.onConflict(ConflictPolicy.valueOf(value));
            case "organization" -> profile -> profile.unknownOrganization(UnknownPolicy.valueOf(value));
            case "clear" -> profile -> profile.clearToken(words[1]);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Field<?> field(String key, Fields fields) {
        return fields.require(key);
    }
}
