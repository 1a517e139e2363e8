package dev.roster.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile is data: what reads, decides and applies files knows none by its name. */
class EngineTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "dev.roster.apply",
                    "dev.roster.cell",
                    "dev.roster.decide",
                    "dev.roster.json",
                    "dev.roster.life",
                    "dev.roster.mapping",
                    "dev.roster.plan",
                    "dev.roster.preview",
                    "dev.roster.tenant");

    @Test
    void isScanned() {
        assertThat(ENGINE.stream().map(JavaClass::getPackageName))
                .contains("dev.roster.apply", "dev.roster.decide", "dev.roster.mapping", "dev.roster.preview");
    }

    @Test
    void namesNoProfile() {
        List<String> names = Profiles.all().stream()
                .map(Profile::name)
                .filter(name -> name.contains("-"))
                .toList();
        assertThat(names).hasSizeGreaterThan(6);
        assertThat(classesWith(names)).isEmpty();
        assertThat(classesWith(List.of("actionFile", "tenantFile", "inviteUsers", "deactivateUsers", "addUsers")))
                .isEmpty();
    }

    @Test
    void namesNoWordsOfAProfile() {
        List<String> words = Profiles.all().stream()
                .flatMap(profile -> profile.wording().sentences().values().stream())
                .toList();
        assertThat(words).contains("Users file is empty", "Invalid role");
        assertThat(classesWith(words)).isEmpty();
    }

    private static List<String> classesWith(List<String> texts) {
        return ENGINE.stream()
                .filter(one -> !one.getName().contains("Test"))
                .filter(one -> texts.stream().anyMatch(constants(one)::contains))
                .map(JavaClass::getName)
                .toList();
    }

    /** The texts of a class file are in it as they are. */
    private static String constants(JavaClass one) {
        String path = "/" + one.getName().replace('.', '/') + ".class";
        try (InputStream in = EngineTest.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
