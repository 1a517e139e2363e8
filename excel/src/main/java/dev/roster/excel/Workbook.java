package dev.roster.excel;

import dev.roster.table.FileKind;
import dev.roster.table.SourceException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a workbook: its sheets, and where formats and shared texts stand.
 *
 * @param sheets the sheets in the order of their tabs
 * @param epoch what day the numbers of days start at
 * @param styles the part with the formats, or null
 * @param sharedStrings the part with the texts that cells refer to, or null
 */
record Workbook(
        List<Sheet> sheets,
        Epoch epoch,
        @Nullable String styles,
        @Nullable String sharedStrings) {

    private static final int MAX_SHEETS = 10_000;
    private static final int SHOWN_SHEETS = 20;

    /**
     * A sheet.
     *
     * @param name what its tab says
     * @param isVisible whether the tab is shown
     * @param part the part with its cells, or null for a chart or dialog
     */
    record Sheet(String name, boolean isVisible, @Nullable String part) {}

    static Workbook read(Archive archive, int maxDepth) throws IOException {
        Optional<String> main = Relations.of(archive, "", maxDepth).ofKind("officeDocument");
        FileKind kind = FileKind.ofEntries(archive.names());
        if (kind != FileKind.XLSX && (main.isEmpty() || kind != FileKind.ZIP)) {
            throw new Refusal(Reason.WRONG_FORMAT, kind.insteadOf(FileKind.XLSX));
        }
        if (main.isEmpty()) {
            throw Refusal.malformed(XlsxMessages.NO_WORKBOOK);
        }
        String part = main.get();
        Relations relations = Relations.of(archive, part, maxDepth);
        List<Sheet> sheets = new ArrayList<>();
        Epoch epoch = Epoch.OF_1900;
        try (XmlPart xml = new XmlPart(archive.open(part), maxDepth)) {
            while (xml.toElement()) {
                if (xml.is("workbookPr") && xml.isSet("date1904")) {
                    epoch = Epoch.OF_1904;
                } else if (xml.is("sheet")) {
                    sheets.add(sheet(xml, relations));
                }
                if (sheets.size() > MAX_SHEETS) {
                    throw Refusal.tooLarge(XlsxMessages.tooMany("sheets", MAX_SHEETS));
                }
            }
        }
        String styles = relations.ofKind("styles").orElse(null);
        String strings = relations.ofKind("sharedStrings").filter(archive::has).orElse(null);
        return new Workbook(List.copyOf(sheets), epoch, styles, strings);
    }

    /**
     * Finds the sheet to read.
     *
     * @throws Refusal if there is none, or it holds no cells
     */
    Sheet require(SheetChoice choice) throws Refusal {
        Optional<Sheet> found = choice.among(sheets);
        if (found.isEmpty()) {
            throw choice.isDefault() || choice instanceof SheetChoice.AllVisible
                    ? Refusal.malformed(XlsxMessages.NO_VISIBLE_SHEET)
                    : new Refusal(Reason.WRONG_FORMAT, XlsxMessages.noSuchSheet(choice.toString(), names()));
        }
        if (found.get().part() == null) {
            throw new Refusal(
                    Reason.WRONG_FORMAT, XlsxMessages.noTable(found.get().name()));
        }
        return found.get();
    }

    /** The sheets with cells whose tab is shown. */
    List<Sheet> shown() {
        return sheets.stream()
                .filter(sheet -> sheet.isVisible() && sheet.part() != null)
                .toList();
    }

    boolean hasSeveralSheets() {
        return sheets.size() > 1;
    }

    /** What the tabs say, for people. */
    String names() {
        return names(sheets);
    }

    /** What the tabs of some sheets say, for people. */
    static String names(List<Sheet> sheets) {
        String shown = sheets.stream()
                .limit(SHOWN_SHEETS)
                .map(sheet -> '"' + sheet.name() + '"')
                .collect(Collectors.joining(", "));
        return sheets.size() > SHOWN_SHEETS ? shown + " and " + (sheets.size() - SHOWN_SHEETS) + " more" : shown;
    }

    private static Sheet sheet(XmlPart xml, Relations relations) {
        String name = xml.attribute("name");
        String id = xml.reference("id");
        String state = xml.attribute("state");
        String part = id == null ? null : relations.find(id, "worksheet").orElse(null);
        boolean isHidden = "hidden".equals(state) || "veryHidden".equals(state);
        return new Sheet(name == null ? "" : name, !isHidden, part);
    }
}
