package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.TableWriter;
import dev.roster.view.Columns;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes all users of a {@link Crowd} to a file: through Roster, or with the driver and a writer alone. */
final class ExportContender {

    private static final int FETCHED = 1_000;
    private static final String[] EXPORTED = {
        "id",
        "primaryEmail",
        "displayName",
        "firstName",
        "lastName",
        "department",
        "location",
        "jobTitle",
        "employeeId",
        "managerId",
        "hireDate",
        "status"
    };
    private static final String SQL =
            "select id, primary_email, display_name, first_name, last_name, department, location,"
                    + " job_title, employee_id, manager_id, hire_date, status from roster_users where tenant = 'default' order by id";

    private final Contest contest;
    private final Path directory;
    private final int size;
    private final Server server;
    private final HeapWatch heap = new HeapWatch();

    ExportContender(Contest contest, Path directory, int size) throws IOException {
        this.contest = contest;
        this.directory = directory;
        this.size = size;
        server = Server.of(directory);
    }

    void run() throws IOException {
        boolean isCsv = contest == Contest.EXPORT_CSV || contest == Contest.BARE_EXPORT_CSV;
        Path file = directory.resolve(contest + (isCsv ? ".csv" : ".xlsx"));
        switch (contest) {
            case EXPORT_CSV -> export(() -> CsvTableWriter.to(file));
            case EXPORT_XLSX -> export(() -> XlsxTableWriter.to(file));
            case BARE_EXPORT_CSV -> bare(rows -> writeCsv(rows, file));
            case BARE_EXPORT_XLSX -> bare(rows -> writeWorkbook(rows, file));
            default -> throw new IllegalStateException(contest + " exports nothing");
        }
    }

    private interface Opened {
        TableWriter open();
    }

    private interface Written {
        long write(ResultSet rows) throws SQLException, IOException;
    }

    private void export(Opened target) throws IOException {
        try (Stores stores = JdbcStores.open(server.url(Crowd.database(size)))) {
            Views views =
                    Roster.on(stores).build().as(Actor.operator("benchmark")).views();
            Columns columns = views.columns(Columns::standard);
            Orders.obey(heap, () -> {
                Clock clock = Clock.start();
                try (TableWriter table = target.open()) {
                    require(views.export(columns, ViewState.initial().showing(EXPORTED))
                            .write(table));
                }
                return measured(clock.stop());
            });
        }
    }

    private void bare(Written written) throws IOException {
        Orders.obey(heap, () -> {
            Clock clock = Clock.start();
            try (Connection connection = server.open(Crowd.database(size))) {
                connection.setAutoCommit(false);
                try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                    statement.setFetchSize(FETCHED);
                    try (ResultSet rows = statement.executeQuery()) {
                        require(written.write(rows));
                    }
                }
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
            return measured(clock.stop());
        });
    }

    private static long writeCsv(ResultSet rows, Path file) throws SQLException, IOException {
        long count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            CSVFormat.RFC4180.printRecord(out, (Object[]) EXPORTED);
            Object[] cells = new Object[EXPORTED.length];
            while (rows.next()) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = rows.getString(i + 1);
                }
                CSVFormat.RFC4180.printRecord(out, cells);
                count++;
            }
        }
        return count;
    }

    private static long writeWorkbook(ResultSet rows, Path file) throws SQLException, IOException {
        long count = 0;
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "bare", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("users");
            for (int i = 0; i < EXPORTED.length; i++) {
                sheet.value(0, i, EXPORTED[i]);
            }
            while (rows.next()) {
                int row = (int) ++count;
                for (int i = 1; i <= EXPORTED.length; i++) {
                    String text = rows.getString(i);
                    if (text != null) {
                        sheet.inlineString(row, i - 1, text);
                    }
                }
                if (count % FETCHED == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }
        return count;
    }

    private void require(long written) {
        if (written < size) {
            throw new IllegalStateException("wrote " + written + " users of " + size);
        }
    }

    private Measurement measured(Clock time) {
        return new Measurement(
                size,
                size,
                time.wall(),
                time.cpu(),
                heap.peak(),
                Runtime.getRuntime().maxMemory(),
                0,
                0);
    }
}
