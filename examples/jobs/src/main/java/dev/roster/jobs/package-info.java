/** Jobs of Roster on db-scheduler; start at {@link dev.roster.jobs.DbSchedulerRunner}. */
@NullMarked
package dev.roster.jobs;

import org.jspecify.annotations.NullMarked;
