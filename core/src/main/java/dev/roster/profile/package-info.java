/**
 * How one kind of file is imported: its columns, its policies, its limits and safeguards.
 *
 * <p>Start at {@link dev.roster.profile.Profiles}; {@link dev.roster.profile.Profile#with} makes others.
 * {@link dev.roster.profile.MigrationPolicy} has one closed answer for each question. {@link dev.roster.profile.Template} is
 * the file to fill in for a profile.
 */
@NullMarked
package dev.roster.profile;

import org.jspecify.annotations.NullMarked;
