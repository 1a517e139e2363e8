package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.Fields;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.SyncPoint;
import dev.roster.table.Fingerprints;
import dev.roster.table.SourceInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans in files. What is read is copied and checked against its digest first, so that nobody can change
 * it between the check and the use; a file with a single changed byte is refused.
 */
public final class PlanFile {

    private PlanFile() {}

    /**
     * Keeps a plan in a file. An existing file is replaced once the new one is complete.
     *
     * @param plan the plan
     * @param file the file
     * @param seal by what it is known again
     * @throws PlanException if there is no room for the file
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(ImportPlan plan, Path file, PlanSeal seal) {
        save(plan, file, seal, Files::newOutputStream);
    }

    static void save(ImportPlan plan, Path file, PlanSeal seal, Spool.Opener opener) {
        Path absolute = file.toAbsolutePath();
        try {
            Path partial = Files.createTempFile(absolute.getParent(), "." + absolute.getFileName(), ".partial");
            try {
                try (OutputStream out = opener.open(partial)) {
                    write(plan, out, seal);
                }
                Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            long needed = contentOf(plan).size();
            throw DiskSpace.explained("the plan " + file.getFileName(), absolute, needed, e);
        }
    }

    /**
     * Copies the bytes of a plan, and its seal behind them.
     *
     * @param plan the plan
     * @param out where to
     * @param seal by what it is known again
     * @throws UncheckedIOException if the plan cannot be read or its copy not be written
     */
    public static void copy(ImportPlan plan, OutputStream out, PlanSeal seal) {
        try {
            write(plan, out, seal);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be copied", e);
        }
    }

    private static void write(ImportPlan plan, OutputStream out, PlanSeal seal) throws IOException {
        contentOf(plan).copyTo(out);
        out.write(seal.lineFor(plan.digest()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The changes of a plan in the order in which they are written.
     *
     * @param plan the plan
     * @return the order; the caller closes it
     */
    public static WriteOrder writeOrder(ImportPlan plan) {
        return new WriteOrder(contentOf(plan));
    }

    /**
     * Opens a plan.
     *
     * @param in the bytes of the plan; closed here
     * @param fields the fields of the tenant
     * @param seal by what plans are known again
     * @return the plan
     * @throws PlanException if the bytes are no plan, not as they were written, or sealed by somebody else
     */
    public static ImportPlan open(InputStream in, Fields fields, PlanSeal seal) {
        Spool spool = new Spool();
        try (ChangeLines lines = new ChangeLines(in, Long.MAX_VALUE, new ChangeCodec(fields, ""))) {
            return read(lines, spool, fields, seal);
        } catch (IOException | RuntimeException e) {
            spool.close();
            if (e instanceof PlanException known) {
                throw known;
            }
            throw damaged(e);
        }
    }

    private static ImportPlan read(ChangeLines lines, Spool spool, Fields fields, PlanSeal seal) throws IOException {
        MessageDigest digest = Fingerprints.sha256();
        OutputStream copy = spool.out();
        byte[] header = new byte[0];
        byte[] previous = new byte[0];
        byte[] last = new byte[0];
        boolean isFirst = true;
        String sealLine = "";
        while (lines.next()) {
            byte[] line = Arrays.copyOf(lines.bytes(), lines.length());
            if (PlanSeal.isLine(line)) {
                sealLine = new String(line, StandardCharsets.UTF_8);
                break;
            }
            digest.update(last);
            previous = last;
            last = line;
            copy.write(last);
            if (isFirst) {
                header = last;
                isFirst = false;
            }
        }
        String hex = Digests.hex(digest);
        if (lines.next() || !Arrays.equals(last, Digests.lastLine(hex).getBytes(StandardCharsets.UTF_8))) {
            throw damaged(null);
        }
        seal.require(hex, sealLine);
        JsonNode head = Json.read(header, 0, header.length);
        if (!head.has("format") || !Json.string(head, "format").equals(PlanWriter.FORMAT)) {
            throw damaged(null);
        }
        if (Json.number(head, "version") != PlanWriter.VERSION) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    "this plan was written by another version of Roster; make it again from the file");
        }
        JsonNode tail = Json.read(previous, 0, previous.length);
        SourceInfo source = BasisCodec.readSource(tail.get("source"));
        ChangeCodec codec = new ChangeCodec(fields, source.name());
        PlanBasis basis = BasisCodec.read(head, fields, source, codec.readIssues(tail));
        SyncPoint sync = SyncCodec.readPoint(tail);
        var trailer = new ImportPlan.Trailer(
                TrailerCodec.readSummary(tail),
                TrailerCodec.readPrerequisites(tail),
                TrailerCodec.readDefinitions(tail),
                TrailerCodec.readUnknownValues(tail, fields),
                TrailerCodec.readSafeguards(tail),
                hex);
        long endOfChanges = spool.size() - previous.length - last.length;
        try (ChangeLines changes = SpooledContent.linesOf(spool, endOfChanges, codec)) {
            boolean isOrdered = requireChanges(changes, trailer.summary().changes());
            return new ImportPlan(
                    sync == null ? basis : basis.syncing(sync),
                    new SpooledContent(spool, endOfChanges, codec, isOrdered),
                    trailer);
        }
    }

    /**
     * Reads every change, so that a run never stops at one that is none. The heads, by which the changes to write are found
     * and ordered, must say what the changes say.
     *
     * @return whether some changes are not written where they stand
     * @throws PlanException if a line is no change, or there are others than was counted
     */
    private static boolean requireChanges(ChangeLines changes, Map<ChangeKind, Long> counted) {
        Map<ChangeKind, Long> kinds = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            kinds.put(kind, 0L);
        }
        boolean isOrdered = false;
        while (changes.next()) {
            LineHead head = changes.head();
            if (!head.equals(LineHead.of(changes.change()))) {
                throw ChangeCodec.damaged(new IllegalArgumentException("the line begins as another change than it is"));
            }
            kinds.merge(head.kind(), 1L, Long::sum);
            isOrdered |= head.isOrdered();
        }
        if (!kinds.equals(counted)) {
            throw damaged(null);
        }
        return isOrdered;
    }

    private static SpooledContent contentOf(ImportPlan plan) {
        if (plan.content() instanceof SpooledContent content) {
            return content;
        }
        throw new IllegalArgumentException("the plan was not made by Roster");
    }

    private static PlanException damaged(@Nullable Exception cause) {
        String message = "this is no plan, or it was changed after it was written; make it again from the file";
        return new PlanException(PlanException.Reason.UNREADABLE, message, cause);
    }
}
