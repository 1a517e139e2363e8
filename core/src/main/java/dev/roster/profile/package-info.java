/**
 * How one kind of file is imported: its columns, its policies, its limits and safeguards.
 *
 * <p>Start at {@link dev.roster.profile.Profiles}; {@link dev.roster.profile.Profile#with} makes others.
 * {@link dev.roster.profile.MigrationPolicy} has one closed answer for each question, {@link dev.roster.profile.Allowed} says
 * which texts a field takes, and {@link dev.roster.profile.Wording} what is said in words of an import's own. {@link
 * dev.roster.profile.Template} is the file to fill in for a profile. Nothing that reads, decides or applies rows knows a
 * profile by its name.
 *
 * <p>A {@link dev.roster.profile.Directory} is followed by a profile, which says what it owns. An {@link
 * dev.roster.profile.Instruction} is what a profile does outside the store, {@link dev.roster.profile.Offboarding} the profile of
 * somebody who leaves. What holds for accounts whatever the profile stands here, too: {@link dev.roster.profile.AccountPolicy} as
 * the application wants it, {@link dev.roster.profile.RegistrationSettings} as the tenant does.
 */
@NullMarked
package dev.roster.profile;

import org.jspecify.annotations.NullMarked;
