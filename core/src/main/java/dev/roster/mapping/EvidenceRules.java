package dev.roster.mapping;

import dev.roster.cell.KnownKeys;
import dev.roster.mapping.Evidence.Kind;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Fields;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what the name of a column claims against its cells. Agreement supports, contradiction vetoes; cells alone
 * suggest and never decide.
 */
final class EvidenceRules {

    private static final int SUPPORT = 2;
    private static final int MOST = 97;
    private static final int VETOED = 30;
    private static final int CONFIRMED_GUESS = 85;
    private static final int CELLS_ALONE = 55;
    private static final Set<Field<?>> PERSON = Set.of(Field.DISPLAY_NAME, Field.FIRST_NAME, Field.LAST_NAME);
    private static final Set<Field<?>> CODES = Set.of(Field.ID, Field.USER_NAME, Field.EMPLOYEE_ID);
    /** The lists whose elements are entries of the tenant, so that cells can name known ones. */
    private static final List<Field<?>> LISTS = List.of(Field.ROLES, Field.GROUPS);

    private final Fields fields;
    private final KnownKeys known;
    private final NamedCodes named;

    EvidenceRules(Fields fields, KnownKeys known, NamedCodes named) {
        this.fields = fields;
        this.known = known;
        this.named = named;
    }

    /** The reading in the light of the cells. */
    HeaderReading weigh(HeaderReading reading, Evidence evidence) {
        if (evidence.filled() == 0 || reading.control() != null || reading.refusal() != null) {
            return reading;
        }
        if (evidence.isMostly(Kind.MARITAL_STATUS)) {
            return HeaderReading.refused(
                    "its cells tell a marital status, which is sensitive and never imported unasked");
        }
        List<PossibleField> possibleFields = new ArrayList<>();
        reading.possibleFields().forEach(possible -> possibleFields.add(weigh(possible, evidence)));
        suggestions(reading, evidence).stream()
                .filter(possible -> possibleFields.stream().noneMatch(known -> isHeard(known, possible)))
                .toList()
                .forEach(possibleFields::add);
        possibleFields.sort(Comparator.comparingInt(PossibleField::percent).reversed());
        int bareName = contradiction(Field.DISPLAY_NAME, evidence) == null ? reading.bareName() : 0;
        return new HeaderReading(List.copyOf(possibleFields), bareName, null, null);
    }

    private PossibleField weigh(PossibleField possible, Evidence evidence) {
        boolean isDayOfEnd = possible.isInverted() && evidence.isMostly(Kind.DATE);
        String contradiction = isDayOfEnd ? null : contradiction(possible.field(), evidence);
        if (contradiction != null) {
            return new PossibleField(
                    possible.field(), Math.min(VETOED, possible.percent()), possible.isInverted(), contradiction);
        }
        if (!isSupported(possible.field(), evidence) && !isNamedBy(possible, evidence)) {
            return possible;
        }
        boolean isGuess = possible.percent() < PossibleField.AUTO;
        boolean isTold = isGuess
                && possible.percent() >= Vocabulary.GUESS
                && possible.field().type() != FieldType.DATE;
        boolean isHint = possible.percent() == PossibleField.HINT;
        int percent = isHint
                ? CELLS_ALONE
                : isTold
                        ? CONFIRMED_GUESS
                        : isGuess ? possible.percent() : Math.min(MOST, possible.percent() + SUPPORT);
        return new PossibleField(
                possible.field(),
                Math.max(percent, possible.percent()),
                possible.isInverted(),
                possible.reason() + ", and its cells look like it");
    }

    /** Whether a column that may hold numbers of people holds one by which another column names somebody. */
    private boolean isNamedBy(PossibleField possible, Evidence evidence) {
        return !possible.isAuto() && possible.field().equals(Field.EMPLOYEE_ID) && named.areAmong(evidence);
    }

    /** Whether a suggestion was heard before, from a name that is known in part. */
    private static boolean isHeard(PossibleField known, PossibleField suggestion) {
        return known.field().equals(suggestion.field()) && known.percent() >= suggestion.percent();
    }

    private boolean isSupported(Field<?> field, Evidence evidence) {
        if (field.equals(Field.PRIMARY_EMAIL)) {
            return evidence.isMostly(Kind.EMAIL);
        } else if (field.equals(Field.PHONE_NUMBER)) {
            return evidence.isMostly(Kind.PHONE);
        } else if (field.equals(Field.STATUS)) {
            return evidence.isMostly(Kind.STATE);
        } else if (field.equals(Field.USER_TYPE)) {
            return evidence.isMostly(Kind.USER_TYPE);
        } else if (field.equals(Field.DISPLAY_NAME)) {
            return evidence.isMostly(Kind.PERSON_NAME);
        } else if (LISTS.contains(field)) {
            return evidence.namesKnown(field, known);
        }
        return field.type() == FieldType.DATE && evidence.isMostly(Kind.DATE);
    }

    /** Why the cells cannot be of the field, or null. */
    private static @Nullable String contradiction(Field<?> field, Evidence evidence) {
        if (field.equals(Field.PRIMARY_EMAIL)) {
            boolean isFew = evidence.hasNo(Kind.EMAIL) || (evidence.filled() >= 5 && !evidence.isMostly(Kind.EMAIL));
            return isFew ? "its cells hold few e-mail addresses" : null;
        } else if (field.equals(Field.PHONE_NUMBER)) {
            boolean isOther = evidence.isMostly(Kind.EMAIL) || evidence.isMostly(Kind.PERSON_NAME) || isFlag(evidence);
            return isOther ? "its cells hold no telephone numbers" : null;
        } else if (field.type() == FieldType.DATE) {
            return evidence.hasNo(Kind.DATE) ? "its cells hold no dates" : null;
        } else if (field.equals(Field.STATUS)) {
            return contradictionOfStatus(evidence);
        }
        return field.attribute().isPresent() ? null : contradictionOfText(field, evidence);
    }

    private static @Nullable String contradictionOfStatus(Evidence evidence) {
        if (evidence.isMostly(Kind.USER_TYPE)) {
            return "its cells tell kinds of employment, not states";
        }
        return evidence.isMostly(Kind.EMAIL) || evidence.isMostly(Kind.DATE) || evidence.isMostly(Kind.PERSON_NAME)
                ? "its cells hold no states"
                : null;
    }

    private static @Nullable String contradictionOfText(Field<?> field, Evidence evidence) {
        boolean mayBeEmail = field.equals(Field.USER_NAME) || field.type() == FieldType.USER_REFERENCE;
        if (evidence.isMostly(Kind.EMAIL) && !mayBeEmail) {
            return "its cells hold e-mail addresses";
        } else if (evidence.filled() >= 2 && evidence.isMostly(Kind.DATE) && !evidence.isMostly(Kind.INTEGER)) {
            return "its cells hold dates";
        } else if (evidence.filled() >= 5 && isFlag(evidence) && !mayNameSomebody(field, evidence)) {
            return "its cells say yes or no";
        } else if (CODES.contains(field) && evidence.isMostly(Kind.PERSON_NAME)) {
            return "its cells hold names of people";
        } else if (PERSON.contains(field) && (evidence.isMostly(Kind.INTEGER) || evidence.isMostly(Kind.GUID))) {
            return "its cells hold numbers";
        } else if (field.equals(Field.JOB_TITLE) && evidence.isMostly(Kind.HONORIFIC)) {
            return "its cells hold forms of address";
        }
        return evidence.isMostly(Kind.URL) && !field.equals(Field.AVATAR_URL) ? "its cells hold web addresses" : null;
    }

    /** Somebody may well be called {@code x} or {@code on}; two names over and over are no names. */
    private static boolean mayNameSomebody(Field<?> field, Evidence evidence) {
        boolean isName = CODES.contains(field) || field.type() == FieldType.USER_REFERENCE;
        return isName && (evidence.filled() < 4 || evidence.distinct() > 2);
    }

    /** Yes and no, not the numbers that may stand for them. */
    private static boolean isFlag(Evidence evidence) {
        return evidence.isMostly(Kind.YES_NO) && !evidence.isMostly(Kind.INTEGER);
    }

    /** What the cells look like where the name says nothing or something that they contradict. */
    private List<PossibleField> suggestions(HeaderReading reading, Evidence evidence) {
        List<PossibleField> possibleFields = new ArrayList<>();
        if (reading.possibleFields().stream().anyMatch(possible -> possible.percent() >= PossibleField.SUGGESTED)
                || reading.bareName() > 0) {
            suggestLists(reading, evidence, possibleFields);
            return possibleFields;
        }
        suggest(possibleFields, Field.PRIMARY_EMAIL, evidence.isMostly(Kind.EMAIL), "its cells hold e-mail addresses");
        suggest(possibleFields, Field.PHONE_NUMBER, evidence.isMostly(Kind.PHONE), "its cells hold telephone numbers");
        suggest(possibleFields, Field.STATUS, evidence.isMostly(Kind.STATE), "its cells hold states of accounts");
        suggest(
                possibleFields,
                Field.USER_TYPE,
                evidence.isMostly(Kind.USER_TYPE),
                "its cells tell kinds of employment");
        suggestLists(reading, evidence, possibleFields);
        return possibleFields;
    }

    private void suggestLists(HeaderReading reading, Evidence evidence, List<PossibleField> possibleFields) {
        for (Field<?> field : LISTS) {
            boolean isClaimed = reading.possibleFields().stream()
                    .anyMatch(possible -> possible.field().equals(field));
            suggest(
                    possibleFields,
                    field,
                    !isClaimed && evidence.namesKnown(field, known),
                    "its cells name ones that exist");
        }
    }

    private void suggest(List<PossibleField> possibleFields, Field<?> field, boolean isLikely, String reason) {
        if (isLikely && fields.find(field.key()).isPresent()) {
            possibleFields.add(
                    new PossibleField(field, CELLS_ALONE, false, reason + ", its name says nothing about them"));
        }
    }
}
