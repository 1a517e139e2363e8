package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan in a file is known again by its seal (B4): the host's key, else that of the stores. */
class SealedPlanTest {

    private static final byte[] OURS = key(1);
    private static final byte[] THEIRS = key(2);

    private final Desk desk = Desk.of(Desk.user("ada"));

    @TempDir
    private Path folder;

    @Test
    void aPlanIsOpenedByWhoeverHasTheKeyThatSealedIt() {
        Path file = saved(sealing(OURS));

        try (ImportPlan plan = sealing(OURS).open(file)) {
            sealing(OURS).apply(plan);
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    @Test
    void aPlanThatWasSealedWithAnotherKeyIsRefused() {
        Path file = saved(sealing(OURS));

        assertRefused(sealing(THEIRS), file);
        assertRefused(desk.session(), file);
    }

    @Test
    void aPlanThatWasEditedAndSealedAnewIsRefused() {
        Path file = saved(desk.session());
        Forgery.edit(file, THEIRS, plan -> plan.replace("Navy", "Army"));

        assertRefused(desk.session(), file);
    }

    @Test
    void aPlanWithoutASealIsRefusedWhereThereIsAKey() throws IOException {
        Path file = saved(desk.session());
        String sealed = Files.readString(file);
        Files.writeString(file, sealed.substring(0, sealed.lastIndexOf("{\"seal\"")));

        assertRefused(desk.session(), file);
    }

    @Test
    void theSealIsNoPartOfThePlan() {
        Path ours = saved(sealing(OURS));
        Path theirs = folder.resolve("theirs.plan");
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy");
                ImportPlan opened = sealing(OURS).open(ours)) {
            sealing(THEIRS).save(opened, theirs);
            try (ImportPlan again = sealing(THEIRS).open(theirs)) {
                assertThat(again.digest()).isEqualTo(plan.digest());
                assertThat(again.id()).isEqualTo(plan.id());
            }
        }
    }

    @Test
    void aKeyThatCouldBeGuessedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.on(desk.stores).sealing(new byte[31]))
                .withMessageContaining("32 bytes");
        assertThatNoException().isThrownBy(() -> Roster.on(desk.stores).sealing(new byte[32]));
    }

    private static void assertRefused(Session session, Path file) {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> session.open(file).close())
                .withMessageContaining("make a new plan from the file");
    }

    private Path saved(Session session) {
        Path file = folder.resolve("users.plan");
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            session.save(plan, file);
        }
        return file;
    }

    private Session sealing(byte[] key) {
        return Roster.on(desk.stores).roles(World.HOST).sealing(key).build().as(Actor.operator("operator"));
    }

    private static byte[] key(int each) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) each);
        return key;
    }
}
