package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.excel.XlsxRowSource;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipe of the table of users over HTTP, asked as a browser would. */
class UsersEndpointTest {

    private final User ada = user("ada", "owner");
    private final User grace =
            user("grace", "member").with(user -> user.department("Navy").managerId(ada.id()));
    private final Session admin = Roster.inMemory(ada, grace).as(ada.id());
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .displayName(name)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/users", new UsersEndpoint(exchange -> admin));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(String path) throws IOException, InterruptedException {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageIsFilteredAndTellsWhatWasLeftOut() throws IOException, InterruptedException {
        assertThat(text("/users?v=1&filter=department+eq+Navy&columns=user,managerId&colour=red"))
                .contains("\"name\":\"grace\"", "\"managerId\":\"ada\"", "view.parameterUnknown")
                .doesNotContain("ada@example.com");
    }

    @Test
    void columnsAndSuggestionsAreOffered() throws IOException, InterruptedException {
        assertThat(text("/users/columns")).contains("{\"key\":\"user\",\"title\":\"Benutzer\"");
        assertThat(text("/users/suggest/department/n"))
                .isEqualTo("{\"suggestions\":[{\"value\":\"Navy\",\"label\":\"Navy\",\"count\":1}]}\n");
        assertThat(get("/users/suggest/shoes/n").statusCode()).isEqualTo(422);
    }

    @Test
    void aDamagedLinkExportsNobody() throws IOException, InterruptedException {
        assertThat(text("/users/users.xlsx?filter=department+is+Navy")).contains("\"issues\":[{", "character 12");
    }

    @Test
    void theWorkbookImportsUnchanged() throws IOException, InterruptedException {
        byte[] workbook = get("/users/users.xlsx?columns=user").body();
        try (ImportPlan plan = admin.plan(
                XlsxRowSource.of("users.xlsx", () -> new ByteArrayInputStream(workbook)), Profiles.users())) {
            assertThat(plan.summary().rows()).isEqualTo(2);
            assertThat(plan.isEmpty()).isTrue();
        }
    }
}
