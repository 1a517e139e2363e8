package dev.roster.job;

import dev.roster.mapping.TableMapping;
import dev.roster.mapping.UnknownValue;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Progress;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports that people walk through in several steps, such as on the pages of a wizard. All that is known of one lies in the
 * stores, nothing in this process: another process goes on with it, after a crash too. Safe for use by many threads.
 *
 * <pre>{@code
 * ImportWizard wizard = session.wizards().start("update-users", "staff.csv", request.getInputStream());
 * TableMapping columns = session.wizards().columns(wizard.id());              // samples, tiers, candidates
 * wizard = session.wizards().take(wizard, new WizardStep.MapColumns(Map.of("Dept.", "department")));
 * wizard = session.wizards().take(wizard, new WizardStep.Choose(Map.of(), Map.of("roles", Map.of("boss", "manager"))));
 * wizard = session.wizards().take(wizard, new WizardStep.Preview());
 * wizard = session.wizards().take(wizard, new WizardStep.Apply(Set.of()));    // what session.apply does
 * }</pre>
 *
 * <p>Whoever began an import takes its steps, and whoever may see the runs of everybody; each acts with their own rights. The
 * file and the plan are kept by {@link dev.roster.spi.UploadStore} and deleted at the end, or when the time is up. Every
 * method throws {@link WizardException} for an import that is not there or that the actor may not know of, and
 * {@link UnsupportedOperationException} when the stores keep no documents, or nobody keeps uploads.
 */
public interface Wizards {

    /**
     * Begins an import.
     *
     * @param profile the name of the profile, one of {@link JobSettings#profile}
     * @param fileName what the file is called where it comes from; what stands before a slash is left out
     * @param content the file; read to the end, not closed
     * @return the import, {@link WizardState#UPLOADED}
     * @throws IllegalArgumentException if there is no such profile
     * @throws dev.roster.access.NotAuthorizedException if the actor may change nobody
     * @throws WizardException if the actor has {@link JobSettings#maxOpenImports} open imports already
     * @throws dev.roster.table.SourceException if the file is larger than {@link JobSettings#maxUploadBytes}
     */
    ImportWizard start(String profile, String fileName, InputStream content);

    /**
     * Finds an import.
     *
     * @param id its id
     * @return the import as it stands, or empty when there is none that the actor may know of
     */
    Optional<ImportWizard> find(String id);

    /**
     * Lists the imports that the actor may know of, the one begun last first.
     *
     * @param limit how many at the most, 1 or more
     * @return the imports
     */
    List<ImportWizard> newest(int limit);

    /**
     * Takes a step.
     *
     * @param seen the import as it was seen
     * @param step what is done
     * @return the import after it
     * @throws WizardException if the step does not follow where the import stands, or somebody took another one meanwhile
     */
    default ImportWizard take(ImportWizard seen, WizardStep step) {
        return take(seen.id(), seen.version(), step, Progress.SILENT);
    }

    /**
     * Takes a step, and tells how far it is. Making a plan and applying it take as long as {@link dev.roster.Session#plan} and
     * {@link dev.roster.Session#apply}. Applying what another process has begun goes on where that one is, also while it lives.
     *
     * @param id the import
     * @param version the version that was seen
     * @param step what is done
     * @param progress who hears how far it is; cancelling a preview changes nothing, cancelling an apply ends the import
     * @return the import after it
     * @throws WizardException if the step does not follow where the import stands, or somebody took another one meanwhile
     * @throws IllegalArgumentException if the step names a field, a question or an option that there is not
     * @throws dev.roster.table.SourceException if the file cannot be read; the import stands where it stood
     * @throws dev.roster.plan.PlanException if the plan may not be applied so, such as with a safeguard that is not acknowledged;
     *     the import stands where it stood
     */
    ImportWizard take(String id, long version, WizardStep step, Progress progress);

    /**
     * What each column of the file is for, by what was said and what is found out: with samples, how sure it is, and
     * candidates.
     *
     * @param id the import
     * @return the columns
     * @throws dev.roster.table.SourceException if the file cannot be read
     */
    TableMapping columns(String id);

    /**
     * The words in the file that name nothing that exists, each once with its rows and the nearest names, to be mapped in
     * {@link WizardStep.Choose}. Plans the file, without writing anything.
     *
     * @param id the import
     * @return the words that nothing was said about
     * @throws dev.roster.table.SourceException if the file cannot be read
     */
    List<UnknownValue> unknownValues(String id);

    /**
     * What each answer to a question of policy would change. Plans the file once for each answer, without writing anything.
     *
     * @param id the import
     * @param question the question
     * @return the counts by answer, in the order of {@link PolicyQuestion#options}
     * @throws dev.roster.table.SourceException if the file cannot be read
     */
    Map<String, PlanSummary> effects(String id, PolicyQuestion question);

    /**
     * Opens the plan that was previewed, for who previewed it: it shows what they may see.
     *
     * @param id the import, {@link WizardState#PREVIEWED} or {@link WizardState#APPLYING}
     * @return the plan; the caller closes it
     * @throws WizardException if there is none at this state, or somebody else made it
     */
    ImportPlan plan(String id);
}
