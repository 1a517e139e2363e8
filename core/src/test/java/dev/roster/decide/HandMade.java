package dev.roster.decide;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Small surveys, row by row; the number of a row is its ordinal plus 2, as below a header. */
final class HandMade {

    static final RoleKey OWNER = new RoleKey("owner");
    static final NewUserIds IDS = new NewUserIds(new UUID(1, 2));

    final NamedTexts names = new NamedTexts(ReferenceText::of);
    final SurveyRecorder recorder;

    HandMade(DuplicatePolicy duplicates) {
        recorder =
                new SurveyRecorder(duplicates, List.of(Field.PRIMARY_EMAIL), List.of(Field.MANAGER_ID), Set.of(OWNER));
    }

    static HandMade rejectingDuplicates() {
        return new HandMade(DuplicatePolicy.REJECT);
    }

    static User user(String name) {
        return User.builder(new UserId(name))
                .userName(new UserName(name))
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .build();
    }

    static User owner(String name) {
        return user(name).with(user -> user.roles(List.of(OWNER)));
    }

    static User renamed(User user, String email) {
        return user.with(copy -> copy.primaryEmail(new EmailAddress(email)));
    }

    static CorrelationKey email(String address) {
        return CorrelationKey.of(Field.PRIMARY_EMAIL, new EmailAddress(address));
    }

    int row() {
        return recorder.addRow(recorder.rows() + 2L);
    }

    int rejectedRow() {
        int row = row();
        recorder.reject(row);
        return row;
    }

    int creates(User user) {
        int row = row();
        recorder.write(row, null, user);
        return row;
    }

    int changes(User before, User after) {
        int row = row();
        recorder.match(row, before.id());
        recorder.write(row, before, after);
        return row;
    }

    int deletes(User before) {
        int row = row();
        recorder.match(row, before.id());
        recorder.write(row, before, null);
        return row;
    }

    /** A new user whose manager the cell names; nobody stored is called so. */
    int createsBelow(User user, String manager) {
        int row = creates(user);
        refersTo(row, user, manager);
        return row;
    }

    /** A cell of a row names a manager whom nobody stored is called like. */
    void refersTo(int row, User user, String manager) {
        recorder.refer(row, below(user, manager, names.standInFor(manager)), names);
    }

    /** A stored user who gets a stored manager. */
    int movesBelow(User user, User manager) {
        int row = changes(user, user.with(copy -> copy.managerId(manager.id())));
        recorder.refer(row, below(user, manager.id().value(), manager.id()), names);
        return row;
    }

    /** A cell of a row names a stored user by a text. */
    void names(int row, String text, User user) {
        recorder.name(row, 0, recorder.target(text, ReferenceText.of(text), user.id(), List.of()));
    }

    Verdicts verdicts() {
        return new Verdicts(recorder.rejected());
    }

    private static PlannedChange below(User user, String text, UserId manager) {
        return new PlannedChange(
                2L,
                ChangeKind.UPDATE,
                PlannedUser.of(user),
                ExpectedState.storedAt(1),
                List.of(new FieldChange<>(Field.MANAGER_ID, null, manager, text)),
                List.of(),
                List.of(),
                PlannedChange.Order.FREE);
    }
}
