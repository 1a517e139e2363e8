package dev.roster.excel;

import dev.roster.model.CanonicalForm;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which sheet of a workbook is read. */
sealed interface SheetChoice {

    Optional<Workbook.Sheet> among(List<Workbook.Sheet> sheets);

    /** Whether nobody chose. */
    default boolean isDefault() {
        return false;
    }

    /** The first sheet with cells whose tab is shown. */
    record FirstVisible() implements SheetChoice {

        @Override
        public boolean isDefault() {
            return true;
        }

        @Override
        public Optional<Workbook.Sheet> among(List<Workbook.Sheet> sheets) {
            return sheets.stream()
                    .filter(sheet -> sheet.isVisible() && sheet.part() != null)
                    .findFirst();
        }
    }

    /** All sheets with cells whose tab is shown, in turn; the first of them for a start. Names of columns by what they mean. */
    record AllVisible(UnaryOperator<List<String>> meanings) implements SheetChoice {

        @Override
        public Optional<Workbook.Sheet> among(List<Workbook.Sheet> sheets) {
            return new FirstVisible().among(sheets);
        }
    }

    /** The sheet of this name, or else of this name but for case, which spreadsheets do not tell apart. */
    record Named(String name) implements SheetChoice {

        @Override
        public Optional<Workbook.Sheet> among(List<Workbook.Sheet> sheets) {
            return sheets.stream()
                    .filter(sheet -> sheet.name().equals(name))
                    .findFirst()
                    .or(() -> sheets.stream()
                            .filter(sheet -> CanonicalForm.of(sheet.name()).equals(CanonicalForm.of(name)))
                            .findFirst());
        }

        @Override
        public String toString() {
            return '"' + name + '"';
        }
    }

    /** The sheet of this number, from 1, hidden ones counted. */
    record Numbered(int number) implements SheetChoice {

        @Override
        public Optional<Workbook.Sheet> among(List<Workbook.Sheet> sheets) {
            return number <= sheets.size() ? Optional.of(sheets.get(number - 1)) : Optional.empty();
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }
}
