package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker finds what is planted in a sound history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryCheckerTest {

    private Exercise exercise;
    private int copies;

    @BeforeAll
    void makeHistory(@TempDir Path folder) {
        exercise = Exercise.prepare(new H2Files(folder), folder, 20, 40);
        assertThat(exercise.finishCalmly(exercise.copy("sound")).report()).isEqualTo("FINISHED 40 0 0");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delete from roster_audit where entry = (select max(entry) from roster_audit where target_kind = 'user') | 1 audit entry too few
            insert into roster_audit (tenant, entry, at, actor, action, target_kind, target_key, run, detail) select tenant, entry + 1, at, actor, action, target_kind, target_key, run, detail from roster_audit where entry = (select max(entry) from roster_audit where target_kind = 'user') | 1 audit entry too many
            delete from roster_outbox where message_key = (select max(message_key) from roster_outbox) | 1 message too few
            insert into roster_outbox (tenant, message_key, effect, user_id, urgency, body, created_at, due_at, attempts, state, leased_until) select tenant, concat(message_key, '2'), effect, user_id, urgency, body, created_at, due_at, attempts, state, leased_until from roster_outbox where message_key = (select max(message_key) from roster_outbox) | 1 message too many
            delete from roster_journal where number = 5 | lacks unit 5
            delete from roster_journal where number = 5 | 1 audit entry too many
            insert into roster_journal select tenant, plan, 99, outcome, parts, user_id, body, large_body from roster_journal where number = 5 | is in units 5 and 99
            insert into roster_journal select tenant, plan, 99, outcome, parts, user_id, body, large_body from roster_journal where number = 5 | which no other step leads to
            update roster_journal set body = replace(body, '"Sales"', '"Support"') where number = 5 | the journal keeps another department
            update roster_users set department = 'Elsewhere' where employee_id = 'E7' | with other values
            update roster_users set version = version + 1 where employee_id = 'E7' | stored is
            delete from roster_users where employee_id = 'E30' | stored is null
            update roster_runs set report = replace(report, '"applied":40', '"applied":41') | reports 41 changes and wrote 40
            """)
    void findsPlantedFlaw(String flaw, String problem) throws SQLException {
        DataSource source = Engine.source(copyOfSound());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(flaw)).isPositive();
        }
        try (HikariDataSource pool = Exercise.pool(source);
                Roster roster = Exercise.roster(pool, "checker")) {
            assertThat(new HistoryChecker(roster.stores()).problems())
                    .anySatisfy(found -> assertThat(found).contains(problem));
        }
    }

    @Test
    void findsUnitsThatNoOrderExplains() {
        SerialOrder order = new SerialOrder();
        order.isAfter("one", "two");
        order.isAfter("two", "three");
        assertThat(order.problems()).isEmpty();
        order.isAfter("three", "one");
        assertThat(order.problems()).containsExactly("no order of the units explains what 3 of them did");
    }

    private String copyOfSound() {
        String copy = "flawed_" + copies++;
        exercise.engine().copy("sound", copy);
        return exercise.engine().url(copy);
    }
}
