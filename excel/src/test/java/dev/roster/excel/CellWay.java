package dev.roster.excel;

import java.util.List;
import java.util.Random;

/** Ways in which a file says what a cell holds. Style 1 is a day, 2 a day with its time, 3 five digits. */
enum CellWay {
    DIGITS,
    LONG_DIGITS,
    FRACTION,
    EXPONENT,
    DAY,
    MOMENT,
    EARLY_DAY,
    FIVE_DIGITS,
    YES_NO,
    YES_NO_WORD,
    ERROR,
    SHARED,
    SHARED_IN_PIECES,
    SHARED_WITH_PRONUNCIATION,
    SHARED_ESCAPE,
    SHARED_PAIR_OF_ESCAPES,
    INLINE,
    INLINE_IN_PIECES,
    INLINE_WITH_PRONUNCIATION,
    INLINE_BESIDE_A_NUMBER,
    INLINE_ESCAPE,
    TEXT_OF_A_FORMULA,
    TEXT_WITHOUT_FORMULA,
    NUMBER_OF_A_FORMULA,
    MARKED_TEXT,
    ISO_DAY,
    BLANK,
    EMPTY_STYLE;

    /** The texts that cells of the shared ways refer to. */
    static final List<String> STRINGS = List.of(
            "<si><t>00123</t></si>",
            "<si><t xml:space=\"preserve\"> Ada &amp; Bob </t></si>",
            "<si><r><rPr><b/></rPr><t>Ada</t></r><r><t xml:space=\"preserve\"> L.</t></r></si>",
            "<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>KANA</t></rPh></si>",
            "<si><t>a_x0041_b</t></si>",
            "<si><t>_xD83D__xDE00_</t></si>");

    /** A cell at a place such as {@code B12}; without one at {@code ""}. */
    String xml(Random random, String reference) {
        String place = reference.isEmpty() ? "" : " r=\"" + reference + '"';
        return switch (this) {
            case DIGITS -> cell(place, "", "<v>" + random.nextInt(1_000_000) + "</v>");
            case LONG_DIGITS -> cell(place, "", "<v>" + (random.nextLong() >>> 4) + "</v>");
            case FRACTION -> cell(place, "", "<v>" + random.nextGaussian() * 1000 + "</v>");
            case EXPONENT ->
                cell(place, "", "<v>" + random.nextInt(100_000) + "E" + (random.nextInt(30) - 10) + "</v>");
            case DAY -> cell(place, " s=\"1\"", "<v>" + (100 + random.nextInt(80_000)) + "</v>");
            case MOMENT ->
                cell(
                        place,
                        " s=\"2\"",
                        "<v>" + (100 + random.nextInt(80_000) + random.nextInt(1440) / 1440.0) + "</v>");
            case EARLY_DAY -> cell(place, " s=\"1\"", "<v>" + (1 + random.nextInt(59)) + "</v>");
            case FIVE_DIGITS -> cell(place, " s=\"3\"", "<v>" + random.nextInt(100_000) + "</v>");
            case YES_NO -> cell(place, " t=\"b\"", "<v>" + random.nextInt(2) + "</v>");
            case YES_NO_WORD -> cell(place, " t=\"b\"", "<v>" + random.nextBoolean() + "</v>");
            case ERROR -> cell(place, " t=\"e\"", "<v>" + pick(random, "#N/A", "#REF!", "#DIV/0!") + "</v>");
            case SHARED -> cell(place, " t=\"s\"", "<v>" + random.nextInt(2) + "</v>");
            case SHARED_IN_PIECES -> cell(place, " t=\"s\"", "<v>2</v>");
            case SHARED_WITH_PRONUNCIATION -> cell(place, " t=\"s\"", "<v>3</v>");
            case SHARED_ESCAPE -> cell(place, " t=\"s\"", "<v>4</v>");
            case SHARED_PAIR_OF_ESCAPES -> cell(place, " t=\"s\"", "<v>5</v>");
            case INLINE -> cell(place, " t=\"inlineStr\"", "<is><t>" + text(random) + "</t></is>");
            case INLINE_IN_PIECES ->
                cell(
                        place,
                        " t=\"inlineStr\"",
                        "<is><r><rPr><b/></rPr><t>" + text(random) + "</t></r><r><t>" + text(random) + "</t></r></is>");
            case INLINE_WITH_PRONUNCIATION ->
                cell(place, " t=\"inlineStr\"", "<is><t>" + text(random) + "</t><rPh><t>KANA</t></rPh></is>");
            case INLINE_BESIDE_A_NUMBER ->
                cell(place, " t=\"inlineStr\"", "<v>17</v><is><t>" + text(random) + "</t></is>");
            case INLINE_ESCAPE -> cell(place, " t=\"inlineStr\"", "<is><t>a_x0041_b</t></is>");
            case TEXT_OF_A_FORMULA -> cell(place, " t=\"str\"", "<f>CONCAT(1)</f><v>" + text(random) + "</v>");
            case TEXT_WITHOUT_FORMULA -> cell(place, " t=\"str\"", "<v>" + text(random) + "</v>");
            case NUMBER_OF_A_FORMULA -> cell(place, "", "<f>1+1</f><v>" + random.nextInt(1000) + "</v>");
            case MARKED_TEXT -> cell(place, " t=\"str\"", "<v>J<!-- - -->o<![CDATA[s&<]]>" + text(random) + "</v>");
            case ISO_DAY -> cell(place, " s=\"1\" t=\"d\"", "<v>2024-02-" + (10 + random.nextInt(19)) + "</v>");
            case BLANK -> cell(place, " s=\"1\"", "");
            case EMPTY_STYLE -> cell(place, " s=\"\"", "<v>" + random.nextInt(1000) + "</v>");
        };
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
