package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.csv.CsvRowSource;
import dev.roster.job.ImportWizard;
import dev.roster.job.JobSettings;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipe of imports step by step over HTTP, asked as a browser would. */
class ImportsEndpointTest {

    private final User ada = User.builder(new UserId("u-ada"))
            .version(1)
            .displayName("Ada")
            .primaryEmail(new EmailAddress("ada@example.com"))
            .roles(List.of(new RoleKey("owner")))
            .build();
    private final Session admin = Roster.on(InMemoryStores.of(ada))
            .jobs(JobSettings.defaults().reading(file -> CsvRowSource.of(file.name(), file::open)))
            .build()
            .as(ada.id());
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/imports", new ImportsEndpoint(exchange -> admin));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body, String method)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri).method(method, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(path, HttpRequest.BodyPublishers.ofString(body), "POST");
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.BodyPublishers.noBody(), "GET").body();
    }

    @Test
    void walksThroughAnImport() throws IOException, InterruptedException {
        String begun = post("/imports/staff.csv", """
                        E-Mail,Dept.,Role,Remarks
                        ada@example.com,Navy,owner,x
                        bob@example.com,Army,boss,y
                        """).body();
        assertThat(begun)
                .contains("\"state\":\"UPLOADED\"", "\"steps\":[\"MAP\",\"CANCEL\"]", "\"fileName\":\"staff.csv\"");
        ImportWizard wizard = admin.wizards().newest(1).get(0);
        String at = "/imports/" + wizard.id();
        assertThat(get(at + "/columns")).contains("\"column\":\"Dept.\"", "\"candidates\"");
        assertThat(post(at + "/1", "{\"step\":\"PREVIEW\"}").body()).contains("UPLOADED", "PREVIEW cannot follow");
        post(at + "/1", "{\"step\":\"MAP\",\"columns\":{\"Dept.\":\"department\",\"Remarks\":\"\"}}");
        assertThat(post(at + "/1", "{\"step\":\"CANCEL\"}").statusCode())
                .as("another tab")
                .isEqualTo(422);
        String chosen = post(
                        at + "/2",
                        "{\"step\":\"CHOOSE\",\"policies\":{\"BLANK\":\"CLEAR\"},\"meanings\":{\"roles\":{\"boss\":\"manager\"}}}")
                .body();
        assertThat(chosen)
                .contains(
                        "\"state\":\"POLICY\"",
                        "\"columns\":{\"Dept.\":\"department\",\"Remarks\":\"\"}",
                        "\"policies\":{\"BLANK\":\"CLEAR\"}",
                        "\"meanings\":{\"roles\":{\"boss\":\"manager\"}}");
        assertThat(post(at + "/3", "{\"step\":\"PREVIEW\"}").body()).contains("\"state\":\"PREVIEWED\"");
        assertThat(get(at + "/plan")).contains("\"create\":1", "\"update\":1", "\"rejected\":0");
        String done = post(at + "/4", "{\"step\":\"APPLY\",\"acknowledged\":[\"role-changes\"]}")
                .body();
        assertThat(done)
                .contains("\"state\":\"DONE\"", "\"steps\":[]", "\"result\":{\"applied\":2,\"stale\":0,\"failed\":0}");
        assertThat(get(at)).isEqualTo(done);
        assertThat(admin.users().find("bob@example.com").orElseThrow().access().roles())
                .containsExactly(new RoleKey("manager"));
    }

    @Test
    void refusesWhatIsNoStep() throws IOException, InterruptedException {
        post("/imports/staff.csv", "E-Mail\nada@example.com\n");
        String at = "/imports/" + admin.wizards().newest(1).get(0).id() + "/1";
        for (String wrong : List.of(
                "",
                "[]",
                "{}",
                "{\"step\":\"JUMP\"}",
                "{\"step\":\"MAP\",\"columns\":[]}",
                "{\"step\":\"MAP\",\"columns\":{\"a\":{}}}",
                "{\"step\":\"MAP\",\"columns\":{\"E-Mail\":\"nonsense\"}}",
                "{\"step\":\"CHOOSE\",\"policies\":{\"WHY\":\"CLEAR\"}}",
                "{\"step\":\"APPLY\",\"acknowledged\":[\"everything\"]}")) {
            assertThat(post(at, wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(get("/imports/" + admin.wizards().newest(1).get(0).id())).contains("\"version\":1,");
    }
}
