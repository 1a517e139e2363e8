package dev.roster.excel;

import java.io.IOException;

/** Text in pieces with formats of their own (ECMA-376 part 1, 18.4.8). How it is pronounced is left out. */
final class RichText {

    private RichText() {}

    /**
     * Takes the text of the element that has just started, up to its end.
     *
     * @return whether all of it found room
     * @throws IOException if the workbook cannot be read
     */
    static boolean read(XmlPart xml, StringBuilder target, int limit) throws IOException {
        int outer = xml.depth();
        boolean fits = true;
        while (xml.toChild(outer)) {
            if (xml.is("t")) {
                fits = xml.text(target, limit) && fits;
            } else if (!xml.is("r")) {
                xml.skip();
            }
        }
        return fits;
    }
}
