package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.cell.Wanted;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FieldPolicyTest {

    private final List<Issue> issues = new ArrayList<>();

    @Nested
    class WithTheDefaults {

        private final MigrationPolicy policy = MigrationPolicy.defaults();

        @Test
        void whatIsAbsentOrBlankIsKept() {
            assertThat(department(policy, "Sales", Wanted.absent())).isNull();
            assertThat(department(policy, "Sales", Wanted.blank())).isNull();
        }

        @Test
        void clearingTakesTheValueAwayWithoutAToken() {
            FieldChange<String> change = Objects.requireNonNull(department(policy, "Sales", Wanted.clear("")));

            assertThat(change.before()).isEqualTo("Sales");
            assertThat(change.after()).isNull();
        }

        @Test
        void clearingNothingChangesNothing() {
            assertThat(department(policy, null, Wanted.clear(""))).isNull();
        }

        @Test
        void aValueReplacesAnother() {
            FieldChange<String> change =
                    Objects.requireNonNull(department(policy, "Sales", Wanted.text("Navy", text -> text)));

            assertThat(change.after()).isEqualTo("Navy");
        }

        @Test
        void whatCannotBeReadChangesNothing() {
            assertThat(department(policy, "Sales", Wanted.text("?", text -> null)))
                    .isNull();
        }

        @Test
        void aStatusCannotBeCleared() {
            var one = new FieldPolicy.Case<>(
                    Field.STATUS, UserStatus.ACTIVE, true, false, false, FieldPolicyTest::place, issues);

            assertThat(new FieldPolicy(policy).change(one, Wanted.clear(""))).isNull();
            assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.REQUIRED_MISSING);
        }
    }

    @Test
    void aBlankClearsWhereThePolicySaysSo() {
        MigrationPolicy clears = policy(profile -> profile.blankCells(BlankPolicy.CLEAR));

        FieldChange<String> change = Objects.requireNonNull(department(clears, "Sales", Wanted.blank()));

        assertThat(change.after()).isNull();
    }

    @Test
    void aBlankIsRefusedWhereThePolicySaysSo() {
        MigrationPolicy rejects = policy(profile -> profile.blankCells(BlankPolicy.REJECT));

        assertThat(department(rejects, "Sales", Wanted.blank())).isNull();
        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.BLANK_REJECTED);
    }

    @Test
    void aConflictIsRefusedWhereThePolicySaysSo() {
        MigrationPolicy rejects = policy(profile -> profile.onConflict(ConflictPolicy.REJECT));

        assertThat(department(rejects, "Sales", Wanted.text("Navy", text -> text)))
                .isNull();
        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.CONFLICT_REJECTED);
    }

    @Test
    void skippingKeepsEvenWhatIsCleared() {
        MigrationPolicy skips = policy(profile -> profile.onConflict(ConflictPolicy.SKIP));

        assertThat(department(skips, "Sales", Wanted.clear(""))).isNull();
    }

    private @Nullable FieldChange<String> department(
            MigrationPolicy policy, @Nullable String before, Wanted<String> wanted) {
        var one = new FieldPolicy.Case<>(Field.DEPARTMENT, before, true, false, false, FieldPolicyTest::place, issues);
        return new FieldPolicy(policy).change(one, wanted);
    }

    private static MigrationPolicy policy(Consumer<ProfileBuilder> change) {
        return Profiles.users().with(change).policy();
    }

    private static RowLocation place() {
        return RowLocation.ofRow("users.csv", 2);
    }
}
