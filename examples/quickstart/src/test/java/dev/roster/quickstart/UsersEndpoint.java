package dev.roster.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.roster.Session;
import dev.roster.access.NotAuthorizedException;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.TableWriter;
import dev.roster.text.ViewJson;
import dev.roster.view.Columns;
import dev.roster.view.TooManyReportsException;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * The table of users over HTTP, whatever the framework: {@code /users} is a page, {@code /users/columns} what it can show,
 * {@code /users/suggest/COLUMN/TYPED} what a filter offers, {@code /users/users.xlsx} all of it as a workbook. The query is
 * the state of the view.
 */
record UsersEndpoint(Function<HttpExchange, Session> sessions) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Views views = sessions.apply(exchange).views();
        Columns columns = views.columns(Columns::learningPlatform);
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        ViewState.Reading reading = ViewState.ofQuery(query, columns);
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        try (exchange) {
            if (path[path.length - 1].equals("users.xlsx") && reading.issues().isEmpty()) {
                exchange.sendResponseHeaders(200, 0);
                try (TableWriter table = XlsxTableWriter.to(exchange.getResponseBody())) {
                    views.export(columns, reading.state()).titled(Locale.GERMAN).write(table);
                }
                return;
            }
            StringWriter json = new StringWriter();
            try {
                switch (path.length == 5 || path.length == 3 ? path[2] : "page") {
                    case "columns" -> ViewJson.write(columns, json, Locale.GERMAN);
                    case "suggest" -> {
                        String key = path[path.length - 2];
                        var column =
                                columns.find(key).orElseThrow(() -> new IllegalArgumentException("no column " + key));
                        ViewJson.write(views.suggest(reading.state(), column, path[path.length - 1], 20), json);
                    }
                    default -> {
                        var page = views.table(columns, reading.state());
                        ViewJson.write(page, reading.issues(), json, Locale.GERMAN);
                    }
                }
                answer(exchange, 200, json.toString());
            } catch (NotAuthorizedException | TooManyReportsException | IllegalArgumentException refused) {
                answer(exchange, 422, String.valueOf(refused.getMessage()));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
