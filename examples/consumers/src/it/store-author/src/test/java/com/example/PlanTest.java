package com.example;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void plansWhatARowSays() {
        try (Roster roster = Roster.inMemory();
                ImportPlan plan = roster.as(Actor.operator("operator"))
                        .plan(rows("email", "ada@example.com"), Profiles.users())) {
            assertThat(plan).creates("ada@example.com").hasNoOtherChanges();
        }
    }
}
