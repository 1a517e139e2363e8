package dev.roster.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The cells of the first sheet as fastexcel-reader has them, in the words of our rows. */
final class FastExcelReading {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private FastExcelReading() {}

    /** The texts by place, such as {@code B12}, without blank cells; what it says where it fails. */
    static Map<String, String> of(byte[] workbook) {
        Map<String, String> cells = new TreeMap<>();
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.flatMap(Row::stream).filter(Objects::nonNull).forEach(cell -> add(cells, cell));
            return cells;
        } catch (IOException | RuntimeException failed) {
            return Map.of("failure", failed.toString());
        }
    }

    private static void add(Map<String, String> cells, Cell cell) {
        String text = text(cell);
        if (!text.isEmpty()) {
            cells.merge(cell.getAddress().toString(), text, (first, second) -> first + " and " + second);
        }
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell);
            case BOOLEAN -> cell.asBoolean().toString();
            case STRING -> cell.asString();
            case FORMULA, ERROR -> raw;
        };
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        if (format.startsWith("yyyy")) {
            LocalDateTime moment = cell.asDate().truncatedTo(ChronoUnit.SECONDS);
            boolean isDay = format.equals("yyyy-mm-dd") || moment.toLocalTime().toSecondOfDay() == 0;
            return isDay
                    ? moment.toLocalDate().toString()
                    : moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
        }
        BigDecimal number = cell.asNumber();
        boolean isNoisy = number.stripTrailingZeros().scale() > 0 && number.precision() > SHOWN.getPrecision();
        String text =
                (isNoisy ? number.round(SHOWN) : number).stripTrailingZeros().toPlainString();
        return format.equals("00000") ? "0".repeat(Math.max(0, 5 - text.length())) + text : text;
    }
}
