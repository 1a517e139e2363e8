package dev.roster.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats that cells refer to by number. */
final class CellFormats {

    /** Excel itself stops at 65,490. */
    private static final int MAX_FORMATS = 1 << 17;

    private static final CellFormats NONE = new CellFormats(List.of());

    private final List<CellFormat> formats;

    private CellFormats(List<CellFormat> formats) {
        this.formats = formats;
    }

    /** A workbook without formats. */
    static CellFormats none() {
        return NONE;
    }

    static CellFormats read(InputStream part, int maxDepth) throws IOException {
        Map<Integer, CellFormat> byId = new HashMap<>();
        List<Integer> ids = new ArrayList<>();
        try (XmlPart xml = new XmlPart(part, maxDepth)) {
            int outer = -1;
            while (xml.toElement()) {
                if (xml.is("numFmt") && xml.depth() == 3 && byId.size() < MAX_FORMATS) {
                    String code = xml.attribute("formatCode");
                    byId.put(number(xml.attribute("numFmtId")), CellFormat.ofCode(code == null ? "" : code));
                } else if (xml.is("cellXfs")) {
                    outer = xml.depth();
                } else if (xml.is("xf") && xml.depth() == outer + 1) {
                    ids.add(number(xml.attribute("numFmtId")));
                } else if (xml.depth() <= outer) {
                    outer = -1;
                }
                if (ids.size() > MAX_FORMATS) {
                    throw Refusal.tooLarge(XlsxMessages.tooMany("formats", MAX_FORMATS));
                }
            }
        }
        List<CellFormat> formats = new ArrayList<>(ids.size());
        for (int id : ids) {
            CellFormat own = byId.get(id);
            formats.add(own == null ? CellFormat.builtIn(id) : own);
        }
        return new CellFormats(formats);
    }

    /**
     * The format of this number; cells without one have number 0.
     *
     * @throws Refusal if there is none
     */
    CellFormat get(int number) throws Refusal {
        if (number >= 0 && number < formats.size()) {
            return formats.get(number);
        }
        if (number == 0 || formats.isEmpty()) {
            return CellFormat.PLAIN;
        }
        throw Refusal.malformed(XlsxMessages.SHARED_FORMAT);
    }

    private static int number(@Nullable String text) throws Refusal {
        return text == null ? 0 : Digits.parse(text);
    }
}
