/** What is behind the doors to long work: imports step by step, jobs and schedules, all kept as documents. */
@NullMarked
package dev.roster.work;

import org.jspecify.annotations.NullMarked;
