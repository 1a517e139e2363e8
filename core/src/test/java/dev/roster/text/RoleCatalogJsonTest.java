package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleCatalogJsonTest {

    static Stream<NamedCatalog> catalogs() {
        return Stream.concat(
                RoleCatalogs.all().stream(),
                Stream.of(new NamedCatalog(
                        "Klinik \"Süd\"",
                        List.of(
                                Role.builder("Ärztin")
                                        .description("two\nlines")
                                        .level(99)
                                        .build(),
                                Role.builder("nurse")
                                        .inherits(List.of(new RoleKey("ärztin"), new RoleKey("gone")))
                                        .build()))));
    }

    @ParameterizedTest
    @MethodSource("catalogs")
    void whatIsWrittenIsReadAgain(NamedCatalog catalog) {
        String text = RoleCatalogJson.write(catalog);

        assertThat(RoleCatalogJson.read(text)).isEqualTo(catalog);
        assertThat(RoleCatalogJson.write(RoleCatalogJson.read(text))).isEqualTo(text);
    }

    @Test
    void aRoleNeedsAKeyAlone() {
        assertThat(RoleCatalogJson.read("{\"catalog\":\"small\",\"roles\":[{\"key\":\"Nurse\"}]}"))
                .isEqualTo(new NamedCatalog("small", List.of(Role.named("Nurse"))));
    }

    @Test
    void aNameAloneIsTheCatalogThatComesWithRoster() {
        assertThat(RoleCatalogJson.read("{\"catalog\":\"levels\"}"))
                .isEqualTo(RoleCatalogs.byName("levels").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "nonsense; this is no JSON",
                "[]; a role catalog is a JSON object",
                "{}; no text \"catalog\"",
                "{\"catalog\":\"x\"}; no role catalog of that name comes with Roster",
                "{\"catalog\":\"x\",\"roles\":{}}; \"roles\" of a role catalog is a list",
                "{\"catalog\":\"x\",\"roles\":[]}; a role catalog has 1 to 1,000 roles, found 0",
                "{\"catalog\":\"x\",\"rolls\":[]}; a role catalog has no member \"rolls\"",
                "{\"catalog\":\"x\",\"catalog\":\"y\"}; this is no JSON",
                "{\"catalog\":\"x\",\"roles\":[1]}; role 1 of the catalog: a role is a JSON object",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\"},{\"name\":\"b\"}]}; role 2 of the catalog: no text \"key\"",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"level\":4294967297}]}; role level must be 0 to 99",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"level\":1.5}]}; no number \"level\"",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"permissions\":[]}]}; no members \"permissions\"",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"permissions\":{\"A\":[\"all\"]}}]}; must be lower-case ASCII",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"permissions\":{\"a\":[]}}]}; permission a needs a list of scopes",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"permissions\":{\"a\":[\"ALL\"]}}]}; \"ALL\" is no scope",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"inherits\":[\"a\"]}]}; cannot inherit from itself",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\"},{\"key\":\"A\"}]}; role a is defined twice",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"inherits\":[\"b\"]},{\"key\":\"b\",\"inherits\":[\"a\"]}]}; a > b > a",
            })
    void anythingElseIsRefusedWithASentence(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleCatalogJson.read(text))
                .withMessageContaining(why);
    }

    @Test
    void aFileIsBounded() {
        String deep = "[".repeat(100_000);
        String many = "{\"catalog\":\"x\",\"roles\":[" + "{\"key\":\"a\"},".repeat(1_000) + "{\"key\":\"b\"}]}";

        assertThatIllegalArgumentException().isThrownBy(() -> RoleCatalogJson.read(deep));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleCatalogJson.read(many))
                .withMessageContaining("found 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleCatalogJson.read(" ".repeat(1 << 20) + many))
                .withMessageContaining("1,048,576");
    }
}
