/**
 * Long work as data, and the import of a file step by step.
 *
 * <p>{@link dev.roster.job.Wizards} walks through an import, {@link dev.roster.job.WizardState} says which step follows which.
 * {@link dev.roster.job.Jobs} does long work while nobody waits: a {@link dev.roster.job.JobRequest} becomes a
 * {@link dev.roster.job.Job}, which a {@link dev.roster.job.JobRunner} brings to a thread of this process or to another process,
 * and a {@link dev.roster.job.JobListener} hears of. {@link dev.roster.job.JobSettings} is what a host says about all of it.
 * Everything is kept as documents ({@link dev.roster.spi.DocumentStore}) and uploads ({@link dev.roster.spi.UploadStore}, or
 * {@link dev.roster.job.FileUploads}), nothing in this process.
 */
@NullMarked
package dev.roster.job;

import org.jspecify.annotations.NullMarked;
