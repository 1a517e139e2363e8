package dev.roster.excel;

import dev.roster.table.RowNote;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cell says as text, and what its text does not show (ECMA-376 part 1, 18.3.1.4). */
final class CellReader {

    private final CellFormats formats;
    private final SharedStrings strings;
    private final Epoch epoch;
    private final SourceLimits limits;
    private final StringBuilder value = new StringBuilder();
    private long charactersLeft;

    /**
     * Starts with all the text that cells may refer to together: one text of a small file can stand in very many cells.
     *
     * @param characters how much that is, in UTF-16 units
     */
    CellReader(CellFormats formats, SharedStrings strings, Epoch epoch, SourceLimits limits, long characters) {
        this.formats = formats;
        this.strings = strings;
        this.epoch = epoch;
        this.limits = limits;
        this.charactersLeft = characters;
    }

    /**
     * Reads the cell that has just started, up to its end. One element says the value: in a cell of inline text the text,
     * whatever number some programs write beside it.
     *
     * @return its text
     * @throws Refusal if it is broken beyond its own text, or above a limit
     * @throws IOException if the workbook cannot be read
     */
    String read(XmlPart xml, int column, List<RowNote> notes) throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        boolean isInline = "inlineStr".equals(type);
        boolean hasFormula = false;
        boolean hasValue = false;
        boolean isSaid = false;
        value.setLength(0);
        int outer = xml.depth();
        while (xml.toChild(outer)) {
            if (xml.is("v") && !isSaid) {
                hasValue = true;
                isSaid = !isInline;
                requireFit(xml.text(value, limits.cellLength()));
            } else if (xml.is("is") && !isSaid) {
                hasValue = true;
                isSaid = true;
                value.setLength(0);
                requireFit(RichText.read(xml, value, limits.cellLength()));
            } else {
                hasFormula |= xml.is("f");
                xml.skip();
            }
        }
        if (!hasValue && !hasFormula) {
            return "";
        }
        return text(type == null ? "n" : type, style, hasFormula, column, notes);
    }

    private String text(String type, @Nullable String style, boolean hasFormula, int column, List<RowNote> notes)
            throws IOException {
        if (value.isEmpty() && hasFormula && !type.equals("str")) {
            notes.add(RowNote.ofCell(RowNote.Kind.CELL_UNCOMPUTED, column));
            return "";
        }
        if (type.equals("e")) {
            notes.add(RowNote.ofCell(RowNote.Kind.CELL_ERROR, column));
            return value.toString();
        }
        String text = value.isEmpty() ? "" : typed(type, style, column, notes);
        if (text == null) {
            notes.add(new RowNote(RowNote.Kind.CELL_BROKEN, column, words(type)));
            return value.toString();
        }
        if (hasFormula && !text.isEmpty()) {
            notes.add(RowNote.ofCell(RowNote.Kind.CELL_FORMULA, column));
        }
        return text;
    }

    /**
     * The text of a value, or null when it does not fit its type.
     *
     * @throws IOException if the workbook cannot be read
     */
    private @Nullable String typed(String type, @Nullable String style, int column, List<RowNote> notes)
            throws IOException {
        return switch (type) {
            case "s" -> shared();
            case "n" -> number(format(style), column, notes);
            case "str", "inlineStr" -> EscapedText.decode(value.toString());
            case "b" -> yesNo(value.toString().strip());
            case "d" -> IsoTime.text(value.toString().strip(), format(style).kind());
            default -> null;
        };
    }

    private String shared() throws IOException {
        String text = strings.get(Digits.parse(value));
        charactersLeft -= text.length();
        if (charactersLeft < 0) {
            throw Refusal.tooLarge(XlsxMessages.REPEATED_TEXT);
        }
        return text;
    }

    private @Nullable String number(CellFormat format, int column, List<RowNote> notes) {
        if (format.kind() == CellFormat.Kind.NUMBER) {
            String number = NumberText.of(value);
            if (number == null) {
                return null;
            }
            if (NumberText.isRounded(number)) {
                notes.add(RowNote.ofCell(RowNote.Kind.CELL_ROUNDED, column));
            }
            DigitMask mask = format.mask();
            if (mask != null && NumberText.isWhole(number)) {
                notes.add(new RowNote(RowNote.Kind.CELL_SHOWN, column, mask.show(number)));
            }
            return format.digits() == 0 ? number : NumberText.padded(number, format.digits());
        }
        var decimal = NumberText.decimal(value);
        String day = decimal == null ? null : DayText.of(decimal, format.kind(), epoch);
        return day == null ? NumberText.of(value) : day;
    }

    private CellFormat format(@Nullable String style) throws Refusal {
        return formats.get(style == null ? 0 : Digits.parse(style));
    }

    private static @Nullable String yesNo(String text) {
        return switch (text) {
            case "1", "true" -> "true";
            case "0", "false" -> "false";
            default -> null;
        };
    }

    private static String words(String type) {
        return switch (type) {
            case "n" -> "a number";
            case "b" -> "yes or no";
            case "d" -> "a day or time";
            default -> "something unknown";
        };
    }

    private void requireFit(boolean fits) throws Refusal {
        if (!fits) {
            throw Refusal.tooLarge(XlsxMessages.cellTooLong(limits.cellLength()));
        }
    }
}
