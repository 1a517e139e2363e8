package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.job.ImportWizard;
import dev.roster.job.PolicyQuestion;
import dev.roster.job.UploadedFile;
import dev.roster.json.PlanFile;
import dev.roster.json.Spool;
import dev.roster.mapping.Control;
import dev.roster.mapping.MappingRules;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Fields;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.preview.Planning;
import dev.roster.profile.Profile;
import dev.roster.spi.PlanId;
import dev.roster.spi.UploadStore;
import dev.roster.table.RowLocation;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.tenant.TenantState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an import comes to: its file as rows, its choices as a profile, both as a plan.
 *
 * @param shop where it is
 * @param actor who asks
 * @param wizard the import
 */
record WizardImport(Workshop shop, Actor actor, ImportWizard wizard) {

    /**
     * Checks that the choices make a profile.
     *
     * @throws IllegalArgumentException if one names a field, a question or an option that there is not
     */
    void requireUsable() {
        profile();
    }

    Profile profile() {
        Profile profile = shop.settings().profile(wizard.profile()).with(builder -> builder.mapping(this::mapping));
        for (Map.Entry<PolicyQuestion, String> answer :
                wizard.choices().policies().entrySet()) {
            profile = answer.getKey().answered(profile, answer.getValue());
        }
        return profile;
    }

    private MappingRules mapping(MappingRules rules) {
        Fields fields = shop.tenant().fields();
        MappingRules all = rules;
        for (Map.Entry<String, String> column : wizard.columns().columns().entrySet()) {
            all = mapped(all, column.getKey(), column.getValue(), fields);
        }
        for (Map.Entry<String, Map<String, String>> ofField :
                wizard.choices().meanings().entrySet()) {
            for (Map.Entry<String, String> meaning : ofField.getValue().entrySet()) {
                all = all.meaning(fields.require(ofField.getKey()), meaning.getKey(), meaning.getValue());
            }
        }
        return all;
    }

    private static MappingRules mapped(MappingRules rules, String column, String target, Fields fields) {
        if (target.isEmpty()) {
            return rules.ignore(column);
        }
        Optional<Control> control = Stream.of(Control.values())
                .filter(one -> one.name().equals(target))
                .findFirst();
        return control.isPresent()
                ? rules.mapControl(column, control.get())
                : rules.map(column, fields.require(target));
    }

    TableMapping columns() {
        return planning(profile(), Progress.SILENT).columns();
    }

    ImportPlan plan(Profile profile, Progress progress) {
        return planning(profile, progress).plan();
    }

    private Planning planning(Profile profile, Progress progress) {
        TenantState tenant = shop.tenant();
        return new Planning(tenant, tenant.refreshed(actor), rows(), profile, progress);
    }

    private RowSource rows() {
        return shop.settings()
                .formats()
                .rows(new StoredFile(shop.uploads(), WizardShelf.fileKey(wizard.id()), wizard.fileName()));
    }

    /**
     * Keeps a plan beside the file. The same plan may be there already, as it is named by its content; what a process left of
     * it that died is none.
     */
    void keep(ImportPlan plan) {
        UploadStore uploads = shop.uploads();
        String key = WizardShelf.planKey(wizard.id(), plan.id());
        try (Spool bytes = new Spool()) {
            PlanFile.copy(plan, bytes.out(), shop.tenant().seal());
            if (!put(key, bytes) && uploads.find(key).isEmpty()) {
                uploads.delete(key);
                put(key, bytes);
            }
        }
    }

    private boolean put(String key, Spool bytes) {
        try (InputStream in = bytes.in()) {
            return shop.uploads()
                    .put(key, Workshop.expiryBeside(wizard.expiresAt()), in)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be kept", e);
        }
    }

    /** The plan that was kept; empty when its file is gone. */
    Optional<ImportPlan> kept(PlanId plan) {
        return shop.uploads()
                .open(WizardShelf.planKey(wizard.id(), plan))
                .map(in ->
                        PlanFile.open(in, shop.tenant().fields(), shop.tenant().seal()));
    }

    /**
     * A file that is kept.
     *
     * @param uploads where
     * @param key under which key
     * @param name what it is called
     */
    record StoredFile(UploadStore uploads, String key, String name) implements UploadedFile {
        @Override
        public InputStream open() {
            return uploads.open(key)
                    .orElseThrow(() -> new SourceException(
                            SourceException.Reason.UNREADABLE,
                            RowLocation.ofRow(name, 0),
                            "the file was deleted; upload it again"));
        }
    }
}
