package dev.roster.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.roster.Session;
import dev.roster.job.ImportWizard;
import dev.roster.job.WizardException;
import dev.roster.job.Wizards;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.table.SourceException;
import dev.roster.text.JobJson;
import dev.roster.text.JsonObject;
import dev.roster.text.PlanJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Imports step by step over HTTP, whatever the framework: {@code POST /imports/staff.csv} begins one, {@code GET /imports/ID}
 * looks at it, {@code GET /imports/ID/columns} and {@code GET /imports/ID/plan} show what its page shows, {@code POST
 * /imports/ID/VERSION} takes a step.
 */
record ImportsEndpoint(Function<HttpExchange, Session> sessions) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StringWriter json = new StringWriter();
            try {
                answer(exchange.getRequestURI().getPath().split("/", -1), exchange, json);
                send(exchange, 200, json.toString());
            } catch (WizardException | PlanException | SourceException | IllegalArgumentException refused) {
                send(exchange, 422, String.valueOf(refused.getMessage()));
            }
        }
    }

    private void answer(String[] path, HttpExchange exchange, Writer json) throws IOException {
        Wizards wizards = sessions.apply(exchange).wizards();
        InputStream body = exchange.getRequestBody();
        String what = path.length > 3 ? path[3] : exchange.getRequestMethod();
        switch (what) {
            case "columns" -> JsonObject.write(json, page -> PlanJson.addMapping(page, wizards.columns(path[2])));
            case "plan" -> {
                try (ImportPlan plan = wizards.plan(path[2])) {
                    PlanJson.write(plan, json);
                }
            }
            case "GET" -> write(wizards.find(path[2]).orElseThrow(), json);
            case "POST" -> write(wizards.start("users", path[2], body), json);
            default -> {
                String step = new String(body.readNBytes(100_000), StandardCharsets.UTF_8);
                long seen = Long.parseLong(what); // the version that the page showed: two tabs cannot cross
                write(wizards.take(path[2], seen, JobJson.readStep(step), Progress.SILENT), json);
            }
        }
    }

    private static void write(ImportWizard wizard, Writer json) {
        JsonObject.write(json, page -> JobJson.add(page, wizard));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
