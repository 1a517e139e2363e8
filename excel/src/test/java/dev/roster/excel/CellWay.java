package dev.roster.excel;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Ways in which a file says what a cell holds. Style 1 is a day, 2 a day with its time, 3 five digits. */
enum CellWay {
    DIGITS((random, place) -> cell(place, "", "<v>" + random.nextInt(1_000_000) + "</v>")),
    LONG_DIGITS((random, place) -> cell(place, "", "<v>" + (random.nextLong() >>> 4) + "</v>")),
    FRACTION((random, place) -> cell(place, "", "<v>" + random.nextGaussian() * 1000 + "</v>")),
    EXPONENT((random, place) ->
            cell(place, "", "<v>" + random.nextInt(100_000) + "E" + (random.nextInt(30) - 10) + "</v>")),
    DAY((random, place) -> cell(place, " s=\"1\"", "<v>" + (100 + random.nextInt(80_000)) + "</v>")),
    MOMENT((random, place) ->
            cell(place, " s=\"2\"", "<v>" + (100 + random.nextInt(80_000) + random.nextInt(1440) / 1440.0) + "</v>")),
    EARLY_DAY((random, place) -> cell(place, " s=\"1\"", "<v>" + (1 + random.nextInt(59)) + "</v>")),
    FIVE_DIGITS((random, place) -> cell(place, " s=\"3\"", "<v>" + random.nextInt(100_000) + "</v>")),
    YES_NO((random, place) -> cell(place, " t=\"b\"", "<v>" + random.nextInt(2) + "</v>")),
    YES_NO_WORD((random, place) -> cell(place, " t=\"b\"", "<v>" + random.nextBoolean() + "</v>")),
    ERROR((random, place) -> cell(place, " t=\"e\"", "<v>" + pick(random, "#N/A", "#REF!", "#DIV/0!") + "</v>")),
    SHARED((random, place) -> cell(place, " t=\"s\"", "<v>" + random.nextInt(2) + "</v>")),
    SHARED_IN_PIECES((random, place) -> cell(place, " t=\"s\"", "<v>2</v>")),
    SHARED_WITH_PRONUNCIATION((random, place) -> cell(place, " t=\"s\"", "<v>3</v>")),
    SHARED_ESCAPE((random, place) -> cell(place, " t=\"s\"", "<v>4</v>")),
    SHARED_PAIR_OF_ESCAPES((random, place) -> cell(place, " t=\"s\"", "<v>5</v>")),
    INLINE((random, place) -> cell(place, " t=\"inlineStr\"", "<is><t>" + text(random) + "</t></is>")),
    INLINE_IN_PIECES((random, place) -> cell(
            place,
            " t=\"inlineStr\"",
            "<is><r><rPr><b/></rPr><t>" + text(random) + "</t></r><r><t>" + text(random) + "</t></r></is>")),
    INLINE_WITH_PRONUNCIATION((random, place) ->
            cell(place, " t=\"inlineStr\"", "<is><t>" + text(random) + "</t><rPh><t>KANA</t></rPh></is>")),
    INLINE_BESIDE_A_NUMBER(
            (random, place) -> cell(place, " t=\"inlineStr\"", "<v>17</v><is><t>" + text(random) + "</t></is>")),
    INLINE_ESCAPE((random, place) -> cell(place, " t=\"inlineStr\"", "<is><t>a_x0041_b</t></is>")),
    TEXT_OF_A_FORMULA((random, place) -> cell(place, " t=\"str\"", "<f>CONCAT(1)</f><v>" + text(random) + "</v>")),
    TEXT_WITHOUT_FORMULA((random, place) -> cell(place, " t=\"str\"", "<v>" + text(random) + "</v>")),
    NUMBER_OF_A_FORMULA((random, place) -> cell(place, "", "<f>1+1</f><v>" + random.nextInt(1000) + "</v>")),
    MARKED_TEXT((random, place) -> cell(place, " t=\"str\"", "<v>J<!-- - -->o<![CDATA[s&<]]>" + text(random) + "</v>")),
    ISO_DAY((random, place) -> cell(place, " s=\"1\" t=\"d\"", "<v>2024-02-" + (10 + random.nextInt(19)) + "</v>")),
    BLANK((random, place) -> cell(place, " s=\"1\"", "")),
    EMPTY_STYLE((random, place) -> cell(place, " s=\"\"", "<v>" + random.nextInt(1000) + "</v>"));

    /** The texts that cells of the shared ways refer to. */
    static final List<String> STRINGS = List.of(
            "<si><t>00123</t></si>",
            "<si><t xml:space=\"preserve\"> Ada &amp; Bob </t></si>",
            "<si><r><rPr><b/></rPr><t>Ada</t></r><r><t xml:space=\"preserve\"> L.</t></r></si>",
            "<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>KANA</t></rPh></si>",
            "<si><t>a_x0041_b</t></si>",
            "<si><t>_xD83D__xDE00_</t></si>");

    private final BiFunction<Random, String, String> xml;

    CellWay(BiFunction<Random, String, String> xml) {
        this.xml = xml;
    }

    /** A cell at a place such as {@code B12}; without one at {@code ""}. */
    String xml(Random random, String place) {
        return xml.apply(random, place.isEmpty() ? "" : " r=\"" + place + '"');
    }

    private static String cell(String place, String attributes, String inside) {
        return "<c" + place + attributes + ">" + inside + "</c>";
    }

    private static String text(Random random) {
        return pick(random, "Ada", "é漢\uD83D\uDE00", "0042", "=1+1", "&lt;b&gt;", "x y", "1.5") + random.nextInt(10);
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
