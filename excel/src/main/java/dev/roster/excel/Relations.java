package dev.roster.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a part refers to (relationships, ECMA-376 part 2). Kinds go by the last word of their address, which is the
 * same in the transitional and in the strict format. References out of the workbook are left out.
 */
final class Relations {

    private static final int MAX_RELATIONS = 10_000;

    /** A reference to another part. */
    private record Relation(String id, String kind, String part) {}

    private final List<Relation> relations = new ArrayList<>();

    /**
     * Reads what a part refers to; the part {@code ""} is the whole package.
     *
     * @throws IOException if the workbook cannot be read
     */
    static Relations of(Archive archive, String part, int maxDepth) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Relations relations = new Relations();
        Optional<InputStream> found = archive.find(folder + "_rels/" + part.substring(slash) + ".rels");
        if (found.isPresent()) {
            try (XmlPart xml = new XmlPart(found.get(), maxDepth)) {
                relations.read(xml, folder);
            }
        }
        return relations;
    }

    /** {@return the part of this kind, the first one if there are several} */
    Optional<String> ofKind(String kind) {
        return relations.stream()
                .filter(relation -> relation.kind.equals(kind))
                .map(Relation::part)
                .findFirst();
    }

    /** {@return the part with this id if it is of this kind} */
    Optional<String> find(String id, String kind) {
        return relations.stream()
                .filter(relation -> relation.id.equals(id) && relation.kind.equals(kind))
                .map(Relation::part)
                .findFirst();
    }

    private void read(XmlPart xml, String folder) throws IOException {
        while (xml.toElement()) {
            String id = xml.attribute("Id");
            String type = xml.attribute("Type");
            String target = xml.attribute("Target");
            boolean isInside = !"External".equals(xml.attribute("TargetMode"));
            if (xml.is("Relationship") && id != null && type != null && target != null && isInside) {
                relations.add(new Relation(id, type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
            }
            if (relations.size() > MAX_RELATIONS) {
                throw Refusal.tooLarge(XlsxMessages.tooMany("references", MAX_RELATIONS));
            }
        }
    }

    /** A target is relative to the folder of the part, or starts at the package with a slash. */
    private static String resolve(String folder, String target) {
        String straight = target.replace('\\', '/');
        if (straight.startsWith("/")) {
            return straight.substring(1);
        }
        List<String> steps = new ArrayList<>();
        for (String step : (folder + straight).split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.equals(".") && !step.equals("..")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }
}
