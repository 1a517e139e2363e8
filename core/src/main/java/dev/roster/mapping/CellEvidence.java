package dev.roster.mapping;

import dev.roster.cell.BlankWords;
import dev.roster.cell.ColumnCleaner;
import dev.roster.cell.ColumnFormat;
import dev.roster.cell.DateOrder;
import dev.roster.cell.DateOrders;
import dev.roster.cell.ListSeparators;
import dev.roster.cell.NumberMarks;
import dev.roster.cell.RowCleaning;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.table.Row;
import dev.roster.words.ValueWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the first cells of the columns prove about all their cells: which words say that there is nothing, and what
 * programs did to keys. Words are judged by the column, since somebody may be called Null.
 */
final class CellEvidence {

    private static final Set<Field<?>> NAMES = Set.of(
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.USER_NAME,
            Field.EMPLOYEE_ID,
            Field.EXTERNAL_ID,
            Field.ID);
    /** Fields of text that no such word can fill. */
    private static final Set<Field<?>> STRICT =
            Set.of(Field.PRIMARY_EMAIL, Field.PHONE_NUMBER, Field.STATUS, Field.TASK_NOTIFICATION);
    /** In a column of references these take the reference away. */
    private static final Set<String> NOBODY = Set.of("none", "-");

    private final List<Row> samples;
    private final MappingRules rules;
    private final Map<Integer, Field<?>> fields = new TreeMap<>();
    private final List<ColumnMapping> columns;
    private final Map<Integer, BlankWords> words = new HashMap<>();
    /** Words of columns whose cells leave it open. */
    private final Map<Integer, Map<String, Integer>> open = new TreeMap<>();

    private CellEvidence(List<ColumnMapping> columns, List<Row> samples, MappingRules rules) {
        this.columns = columns;
        this.samples = samples;
        this.rules = rules;
    }

    /** Looks at the first rows of values below the header. */
    static CellEvidence of(List<ColumnMapping> columns, List<Row> samples, MappingRules rules) {
        var evidence = new CellEvidence(columns, samples, rules);
        for (ColumnMapping column : columns) {
            boolean isFormer = column.control() == Control.FORMER_KEY
                    && !column.candidates().isEmpty();
            Field<?> field = isFormer ? column.candidates().get(0).field() : column.field();
            if (field != null) {
                evidence.fields.put(column.index(), field);
            }
        }
        evidence.judge();
        return evidence;
    }

    /** How a column is written: as a rule says, else as confirmed for this set of headers, else as its cells tell. */
    static ColumnFormat format(
            int column, PossibleField possible, ColumnFormat known, List<Row> samples, MappingRules rules) {
        Field<?> field = possible.field();
        DateOrder order = field.type() == FieldType.DATE ? order(column, known, samples, rules) : DateOrder.UNDECIDED;
        boolean isOpen = field.isList() && known.separators() == ListSeparators.ALL;
        ListSeparators separators =
                isOpen ? rules.separators().orElseGet(() -> ListSeparators.of(samples, column)) : known.separators();
        NumberMarks numbers =
                field.type() == FieldType.NUMBER ? numbers(column, known, samples, rules) : NumberMarks.UNDECIDED;
        return new ColumnFormat(order, possible.isInverted() || known.inverted(), separators, numbers);
    }

    /** In which order days and months stand and which mark fractions have, and why that is known; "" where it is not. */
    static String formatWords(PossibleField possible, ColumnFormat known, ColumnFormat format, MappingRules rules) {
        if (possible.field().type() == FieldType.DATE) {
            boolean isConfirmed = known.dateOrder() != DateOrder.UNDECIDED;
            return switch (format.dateOrder()) {
                case DAY_FIRST ->
                    "; days stand before months" + why(rules.dates().isPresent(), isConfirmed);
                case MONTH_FIRST ->
                    "; months stand before days" + why(rules.dates().isPresent(), isConfirmed);
                case YEAR_FIRST, UNDECIDED -> "";
            };
        }
        boolean isConfirmed = known.numbers() != NumberMarks.UNDECIDED;
        return switch (format.numbers()) {
            case POINT ->
                "; a point stands before fractions" + why(rules.numbers().isPresent(), isConfirmed);
            case COMMA ->
                "; a comma stands before fractions" + why(rules.numbers().isPresent(), isConfirmed);
            case UNDECIDED -> "";
        };
    }

    private static String why(boolean isTold, boolean isConfirmed) {
        return isTold ? ", as told" : isConfirmed ? "" : ", as its cells show";
    }

    private static DateOrder order(int column, ColumnFormat known, List<Row> samples, MappingRules rules) {
        return rules.dates()
                .or(() -> Optional.of(known.dateOrder()).filter(order -> order != DateOrder.UNDECIDED))
                .orElseGet(() -> DateOrders.of(samples, column));
    }

    private static NumberMarks numbers(int column, ColumnFormat known, List<Row> samples, MappingRules rules) {
        List<String> texts = samples.stream().map(row -> row.cell(column)).toList();
        return rules.numbers()
                .or(() -> Optional.of(known.numbers()).filter(marks -> marks != NumberMarks.UNDECIDED))
                .orElseGet(() -> NumberMarks.of(texts));
    }

    /** How rows are cleaned before they are read. */
    RowCleaning cleaning() {
        Map<Integer, ColumnCleaner> cleaners = new HashMap<>();
        fields.forEach((column, field) -> {
            List<String> texts = new ArrayList<>(
                    samples.stream().map(row -> row.cell(column).strip()).toList());
            if (field.equals(Field.MANAGER_ID)) {
                texts.addAll(numbersOfPeople(texts));
            }
            cleaners.put(
                    column,
                    ColumnCleaner.of(
                            field, columns.get(column).format(), texts, words.getOrDefault(column, BlankWords.none())));
        });
        return RowCleaning.of(cleaners);
    }

    /** The employee ids of the file, where all that names a manager by digits is one, for that proves their form as well. */
    private List<String> numbersOfPeople(List<String> managers) {
        boolean isOther = fields.containsValue(Field.USER_NAME) || fields.containsValue(Field.ID);
        if (isOther || managers.stream().noneMatch(text -> !text.isEmpty() && Character.isDigit(text.charAt(0)))) {
            return List.of();
        }
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Field.EMPLOYEE_ID))
                .flatMap(entry ->
                        samples.stream().map(row -> row.cell(entry.getKey()).strip()))
                .toList();
    }

    /** The words that are imported as they stand though they may say that there is nothing, by column, with their number. */
    Map<Integer, Map<String, Integer>> openWords() {
        return open;
    }

    private void judge() {
        fields.forEach((column, field) -> {
            Map<String, Integer> texts = texts(column);
            words.put(column, isText(field) ? ofText(field, texts) : ofOther(field));
        });
        Set<String> proven =
                words.values().stream().flatMap(one -> one.asSpelled().stream()).collect(Collectors.toSet());
        fields.forEach((column, field) -> {
            BlankWords own = words.getOrDefault(column, BlankWords.none());
            Map<String, Integer> candidates = texts(column);
            candidates.keySet().removeIf(text -> !ValueWords.saysBlank(text) || own.contains(text));
            Set<String> alike = new HashSet<>(candidates.keySet());
            alike.removeIf(text -> !proven.contains(text) || (NAMES.contains(field) && isCapitalized(text)));
            words.put(column, own.with(alike));
            candidates.keySet().removeAll(alike);
            if (!candidates.isEmpty() && isText(field) && !NAMES.contains(field)) {
                open.put(column, candidates);
            }
        });
    }

    private static boolean isText(Field<?> field) {
        return field.type() == FieldType.TEXT && !STRICT.contains(field);
    }

    /** No such word is a date, a number or an address; the name of a role that exists is one. */
    private BlankWords ofOther(Field<?> field) {
        Set<String> all = new HashSet<>(ValueWords.blankWords());
        if (field.type() == FieldType.USER_REFERENCE) {
            all.removeAll(NOBODY);
        }
        if (field.type() == FieldType.KEYS) {
            all.removeIf(word -> rules.known().isKnown(field, word));
        }
        return new BlankWords(all, Set.of());
    }

    /** Signs say nothing unless the column holds others; words need a proof. */
    private static BlankWords ofText(Field<?> field, Map<String, Integer> texts) {
        Set<String> signs =
                ValueWords.blankWords().stream().filter(word -> !isWord(word)).collect(Collectors.toSet());
        boolean hasOtherSigns =
                texts.keySet().stream().anyMatch(text -> !hasLetters(text) && !ValueWords.saysBlank(text));
        if (hasOtherSigns) {
            signs.removeIf(sign -> !hasLetters(sign));
        }
        Set<String> proven = texts.keySet().stream()
                .filter(text -> ValueWords.saysBlank(text) && isWord(text) && isProven(field, text, texts))
                .collect(Collectors.toSet());
        return new BlankWords(signs, proven);
    }

    /** Other words of the kind in the column prove it, and so does a spelling that no other cell has. */
    private static boolean isProven(Field<?> field, String word, Map<String, Integer> texts) {
        if (NAMES.contains(field) && isCapitalized(word)) {
            return false;
        }
        long kinds = texts.keySet().stream().filter(ValueWords::saysBlank).count();
        int blanks = texts.entrySet().stream()
                .filter(text -> ValueWords.saysBlank(text.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        boolean isAlone =
                blanks == texts.values().stream().mapToInt(Integer::intValue).sum();
        if (kinds > 1 || (isAlone && blanks > 1 && !NAMES.contains(field))) {
            return true;
        }
        boolean isSmall = Character.isLowerCase(word.charAt(0));
        boolean isLarge = word.equals(word.toUpperCase(Locale.ROOT));
        return !isAlone
                && (isSmall || isLarge)
                && texts.keySet().stream()
                        .filter(text -> !ValueWords.saysBlank(text) && hasLetters(text))
                        .noneMatch(text -> isSmall
                                ? Character.isLowerCase(firstLetter(text))
                                : text.equals(text.toUpperCase(Locale.ROOT)));
    }

    private Map<String, Integer> texts(int column) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        for (Row row : samples) {
            String text = row.cell(column).strip();
            if (!text.isEmpty() && !text.equals(rules.clearToken())) {
                texts.merge(text, 1, Integer::sum);
            }
        }
        return texts;
    }

    private static char firstLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }

    private static boolean isCapitalized(String word) {
        return Character.isUpperCase(word.charAt(0)) && word.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean isWord(String text) {
        return text.chars().allMatch(Character::isLetter);
    }

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit);
    }
}
