package dev.roster.laws;

import java.util.List;

/** Texts of cells, thrown from a seed. */
final class Cells {

    /** Fields that any user may have, whatever others have. */
    static final List<String> PLAIN_KEYS = List.of(
            "displayName",
            "firstName",
            "lastName",
            "avatarUrl",
            "phoneNumber",
            "teams",
            "department",
            "company",
            "location",
            "jobTitle",
            "position",
            "userType",
            "hireDate",
            "endDate",
            "externalId",
            "statusReason",
            "modules",
            "taskNotification");

    static final String CLEAR = "#CLEAR";

    private Cells() {}

    /** The canonical text of a value that fits the field. */
    static String plain(String field, Dice dice) {
        return switch (field) {
            case "phoneNumber" -> "+4930123" + (10 + dice.below(30));
            case "hireDate", "endDate", "birthday" ->
                "20" + (10 + dice.below(10)) + "-0" + (1 + dice.below(9)) + "-1" + dice.below(9);
            case "taskNotification" -> dice.oneOf("OFF", "Email");
            case "teams", "modules" -> dice.oneOf("alpha", "beta", "alpha|beta", "gamma");
            case "languages" -> dice.oneOf("de|en", "en", "fr; it|", "Zulu, Xhosa|", "en|de");
            case "score" -> dice.oneOf("1", "2.5", "-3");
            case "remote" -> dice.oneOf("true", "false");
            case "badge" -> "B" + dice.below(40);
            default -> dice.oneOf("Sales", "Marketing", "Ödön", "a|b", "x \"y\"", "0123");
        };
    }

    /** A text that is wrong for the field where anything is wrong for it. */
    static String broken(String field) {
        return switch (field) {
            case "primaryEmail" -> "bob@";
            case "hireDate", "endDate", "birthday" -> "2020-02-31";
            case "score" -> "many";
            case "remote" -> "perhaps";
            case "status" -> "asleep";
            case "taskNotification" -> "loud";
            case "phoneNumber" -> "call me";
            default -> "a\u0000b";
        };
    }
}
