package dev.roster.cell;

import dev.roster.model.IssueCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that a program wrote where it had lost what was there: errors of spreadsheets, letters that no charset had. */
public final class DamagedText {

    private static final int MAX_LENGTH = 20;
    private static final char LOST = '\ufffd';
    /** As Excel and LibreOffice show them, in the languages in which they differ. */
    private static final Set<String> ERRORS = Set.of(
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#GETTING_DATA",
            "#ERROR!",
            "#CONNECT!",
            "#BUSY!",
            "#UNKNOWN!",
            "#BEZUG!",
            "#WERT!",
            "#ZAHL!",
            "#ÜBERLAUF!",
            "#KALK!",
            "#VALEUR!",
            "#NOM?",
            "#NOMBRE!",
            "#NUL!",
            "#PROPAGATION!",
            "#¡REF!",
            "#¡VALOR!",
            "#¿NOMBRE?",
            "#¡DIV/0!",
            "#¡NULO!",
            "#¡NUM!",
            "#¡DESBORDAMIENTO!",
            "#VALOR!",
            "#NOME?",
            "#NÚM!",
            "#NULO!",
            "#DESPEJAR!",
            "#RIF!",
            "#VALORE!",
            "#NULLO!",
            "#VERW!",
            "#WAARDE!",
            "#NAAM?",
            "#DEEL/0!",
            "#GETAL!",
            "#LEEG!",
            "#REFERENS!",
            "#VÄRDEFEL!",
            "#NAMN?",
            "#DIVISION/0!",
            "#OGILTIGT!",
            "#SKÄRNING!",
            "#ADR!",
            "#ARG!",
            "#NAZWA?",
            "#LICZBA!",
            "#ZERO!",
            "#HODNOTA!",
            "#NÁZEV?",
            "#DĚLENÍ_NULOU!",
            "#ODKAZ!",
            "#ČÍSLO!",
            "#ССЫЛКА!",
            "#ЗНАЧ!",
            "#ИМЯ?",
            "#ДЕЛ/0!",
            "#ЧИСЛО!",
            "#ПУСТО!",
            "#SAYI!",
            "#DEĞER!",
            "#AD?",
            "#SAYI/0!",
            "#BAŞV!",
            "#BOŞ!");

    private DamagedText() {}

    /**
     * Tells what a text is left of.
     *
     * @param text the text of a cell
     * @return why it is no value, or null when it may be one
     */
    public static @Nullable IssueCode problem(String text) {
        if (text.indexOf(LOST) >= 0) {
            return IssueCode.CELL_LETTERS_LOST;
        }
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean mayBe = (first == '#' || first == 'E') && text.length() <= MAX_LENGTH;
        return mayBe && (ERRORS.contains(text) || isNumbered(text) || isTooNarrow(text)) ? IssueCode.CELL_ERROR : null;
    }

    /** {@code Err:508}, as LibreOffice shows its own. */
    private static boolean isNumbered(String text) {
        return text.startsWith("Err:") && text.length() == 7 && NumericKeys.isDigits(text.substring(4));
    }

    /** {@code ########}, which a spreadsheet shows for a number in a column that is too narrow. */
    private static boolean isTooNarrow(String text) {
        return text.length() >= 4 && text.chars().allMatch(c -> c == '#');
    }
}
