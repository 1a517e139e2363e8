package dev.roster.json;

import dev.roster.model.Fields;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.table.Fingerprints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Writes a plan line by line into a {@link Spool}. For one thread. */
public final class PlanWriter implements AutoCloseable {

    static final String FORMAT = "roster-plan";
    static final int VERSION = 1;

    private final Spool spool = new Spool();
    private final MessageDigest digest = Fingerprints.sha256();
    private final OutputStream out = Digests.digesting(spool.out(), digest);
    private final JsonWriter json = Json.writer(out);
    private boolean isOrdered;
    private boolean isFinished;

    /**
     * Starts a plan with its header.
     *
     * @param basis what it is made from; its source need not be complete yet
     */
    public PlanWriter(PlanBasis basis) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeNumberProperty("version", VERSION);
        BasisCodec.write(json, basis);
        endLine();
    }

    /**
     * Adds a change.
     *
     * @param change the next change
     */
    public void write(PlannedChange change) {
        isOrdered |= LineHead.of(change).isOrdered();
        ChangeCodec.write(json, change);
        json.writeRaw('\n');
    }

    /**
     * Adds a line that another writer wrote, of a change that stands alone.
     *
     * @param line the bytes with the line end
     * @param length how many of them
     * @throws UncheckedIOException if the temporary file cannot be written
     */
    public void copy(byte[] line, int length) {
        json.flush();
        try {
            out.write(line, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a plan cannot be written", e);
        }
    }

    /**
     * Ends the plan.
     *
     * @param basis what it was made from, complete
     * @param trailer counts, prerequisites and safeguards; its digest is made here
     * @param fields the fields that its changes are about
     * @return the plan, which owns what was written
     * @throws UncheckedIOException if the temporary file cannot be written
     */
    public ImportPlan finish(PlanBasis basis, ImportPlan.Trailer trailer, Fields fields) {
        json.flush();
        long endOfChanges = spool.size();
        json.writeStartObject();
        BasisCodec.writeSource(json, basis.source());
        ChangeCodec.writeIssues(json, basis.issues());
        SyncCodec.write(json, basis.sync());
        TrailerCodec.writeSummary(json, trailer.summary());
        TrailerCodec.writePrerequisites(json, trailer.prerequisites());
        TrailerCodec.writeDefinitions(json, trailer.definitions());
        TrailerCodec.writeUnknownValues(json, trailer.unknownValues());
        TrailerCodec.writeSafeguards(json, trailer.safeguards());
        endLine();
        json.flush();
        String hex = Digests.hex(digest);
        try {
            spool.out().write(Digests.lastLine(hex).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a plan cannot be written", e);
        }
        isFinished = true;
        var content = new SpooledContent(
                spool, endOfChanges, new ChangeCodec(fields, basis.source().name()), isOrdered);
        return new ImportPlan(basis, content, trailer.digestedAs(hex));
    }

    /**
     * {@return the lines of the changes so far, to be read while nothing is written}
     *
     * @param fields the fields that the changes are about
     * @param source the name of the source
     */
    public ChangeLines lines(Fields fields, String source) {
        json.flush();
        return SpooledContent.linesOf(spool, spool.size(), new ChangeCodec(fields, source));
    }

    /** Drops what was written, unless it was finished. */
    @Override
    public void close() {
        json.close();
        if (!isFinished) {
            spool.close();
        }
    }

    private void endLine() {
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
