package dev.roster.decide;

import dev.roster.cell.Wanted;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.plan.FieldChange;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.table.RowLocation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one field, the stored value and the policy make a change, an issue or nothing. The same for every source.
 * Immutable.
 *
 * @param policy the policy of the import
 */
record FieldPolicy(MigrationPolicy policy) {

    /**
     * One field of one user.
     *
     * @param field the field
     * @param before the stored value, or null
     * @param isStored whether the user is stored
     * @param ignoresSpelling whether a key that compares the same is no other key, however it is spelled
     * @param adds whether a list gets more elements instead of being replaced, as by a further row of one user
     * @param place where the source speaks of it
     * @param issues where problems go
     */
    record Case<T>(
            Field<T> field,
            @Nullable T before,
            boolean isStored,
            boolean ignoresSpelling,
            boolean adds,
            Supplier<RowLocation> place,
            List<Issue> issues) {

        /** Whether a value is the stored one, or the same key in another spelling. */
        boolean isStoredAlready(T value) {
            if (before == null || value.equals(before)) {
                return before != null;
            }
            return ignoresSpelling && field.isUnique() && field.canonical(value).equals(field.canonical(before));
        }

        /** A grant that names no end, no beginning or no reason keeps those of the stored one; what cannot be both stays. */
        @Nullable T completed(@Nullable T value) {
            if (value == null || before == null || !field.equals(Field.GRANTS)) {
                return value;
            }
            Map<String, Grant> there = field.formatAll(before).stream()
                    .map(text -> Grant.parse(text).value())
                    .collect(Collectors.toMap(Grant::toString, grant -> grant));
            List<String> texts = field.formatAll(value).stream()
                    .map(text -> Grant.parse(text).value())
                    .map(grant -> completed(grant, there.get(grant.toString())).text())
                    .toList();
            return field.parseAll(texts).value();
        }

        private static Grant completed(Grant grant, @Nullable Grant there) {
            if (there == null) {
                return grant;
            }
            Instant from = grant.from() == null ? there.from() : grant.from();
            Instant until = grant.until() == null ? there.until() : grant.until();
            boolean fits = from == null || until == null || from.isBefore(until);
            return fits ? grant.keeping(there) : grant;
        }

        void tell(IssueCode code, String value, String... details) {
            issues.add(Issue.ofCell(code, place.get(), field, value, details));
        }
    }

    /** The change that follows, or null when nothing changes; problems go to the issues of the case. */
    <T> @Nullable FieldChange<T> change(Case<T> of, Wanted<T> wanted) {
        return switch (wanted.kind()) {
            case ABSENT -> null;
            case BLANK -> byBlank(of);
            case CLEAR -> byClear(of, wanted.raw());
            case VALUE -> byValue(of, (Wanted.Value<T>) wanted);
        };
    }

    private <T> @Nullable FieldChange<T> byBlank(Case<T> of) {
        return switch (policy.blankOf(of.field())) {
            case KEEP, DEFAULT -> null;
            case CLEAR ->
                of.before() == null || !of.isStored() || of.field().equals(Field.STATUS)
                        ? null
                        : new FieldChange<>(of.field(), of.before(), null, "");
            case REJECT -> {
                of.tell(IssueCode.BLANK_REJECTED, "");
                yield null;
            }
        };
    }

    private <T> @Nullable FieldChange<T> byClear(Case<T> of, String raw) {
        if (of.field().equals(Field.STATUS)) {
            of.tell(IssueCode.REQUIRED_MISSING, raw);
            return null;
        }
        return of.before() == null || isKept(of) ? null : new FieldChange<>(of.field(), of.before(), null, raw);
    }

    private <T> @Nullable FieldChange<T> byValue(Case<T> of, Wanted.Value<T> wanted) {
        T read = wanted.read();
        boolean takesAway = takesAway(of.field());
        T value = takesAway ? read : of.completed(read);
        boolean isThere = value != null && !takesAway && of.isStoredAlready(value);
        if (value == null || isThere || isKept(of)) {
            return null;
        }
        return of.before() == null
                ? fill(of.field(), value, wanted.raw())
                : resolve(of, of.before(), value, wanted.raw());
    }

    /** Whether what is named goes, so that naming what is stored is no repetition. */
    boolean takesAway(Field<?> field) {
        return policy.conflictOf(field) == ConflictPolicy.REMOVE;
    }

    private boolean isKept(Case<?> of) {
        return of.isStored() && policy.conflictOf(of.field()) == ConflictPolicy.SKIP;
    }

    private <T> @Nullable FieldChange<T> fill(Field<T> field, T value, String raw) {
        return takesAway(field) ? null : changed(field, null, value, raw);
    }

    private <T> @Nullable FieldChange<T> resolve(Case<T> of, T before, T value, String raw) {
        Field<T> field = of.field();
        ConflictPolicy conflict = policy.conflictOf(field);
        boolean isAdded = conflict == ConflictPolicy.OVERWRITE && of.adds() && field.isList();
        return switch (isAdded ? ConflictPolicy.APPEND : conflict) {
            case OVERWRITE -> changed(field, before, value, raw);
            case SKIP, FILL_MISSING -> null;
            case APPEND -> {
                Parsed<T> union = union(field, before, value);
                if (union.isValid()) {
                    yield combined(field, before, union.value(), raw);
                }
                of.tell(union.problem(), raw);
                yield null;
            }
            case REMOVE -> combined(field, before, difference(field, before, value), raw);
            case REJECT -> {
                of.tell(IssueCode.CONFLICT_REJECTED, raw, field.isSensitive() ? "•••" : field.format(before));
                yield null;
            }
        };
    }

    private static <T> @Nullable FieldChange<T> combined(Field<T> field, T before, @Nullable T after, String raw) {
        return before.equals(after) ? null : new FieldChange<>(field, before, after, raw);
    }

    private static <T> FieldChange<T> changed(Field<T> field, @Nullable T before, T after, String raw) {
        boolean readsTheSame = raw.equals(after) || raw.equals(field.format(after));
        return new FieldChange<>(field, before, after, readsTheSame ? null : raw);
    }

    /** An element takes the place of one that compares the same, such as a grant of the same role at the same place. */
    private static <T> Parsed<T> union(Field<T> field, T before, T value) {
        Map<String, String> texts = new LinkedHashMap<>();
        boolean replaces = field.equals(Field.GRANTS);
        field.formatAll(before).forEach(text -> texts.put(field.comparedText(text), text));
        for (String text : field.formatAll(value)) {
            if (replaces) {
                texts.put(field.comparedText(text), text);
            } else {
                texts.putIfAbsent(field.comparedText(text), text);
            }
        }
        return field.parseAll(List.copyOf(texts.values()));
    }

    private static <T> @Nullable T difference(Field<T> field, T before, T value) {
        Set<String> dropped =
                field.formatAll(value).stream().map(field::comparedText).collect(Collectors.toSet());
        List<String> texts = field.formatAll(before).stream()
                .filter(text -> !dropped.contains(field.comparedText(text)))
                .toList();
        return texts.isEmpty() ? null : field.parseAll(texts).value();
    }
}
