package dev.roster.mutations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test as the README names it.
 *
 * @param type the simple name of its class
 * @param member the name of its method, the id of a rule of the kit, or "" for all tests of the class
 */
record Witness(String type, String member) {

    private static final String SOURCES = "src/test/java";

    static Witness of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new Witness(text, "") : new Witness(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether the member is a rule of the kit, which stands in its display name. */
    boolean isRule() {
        return member.matches("[A-Z]{2}-\\d{2}");
    }

    /**
     * The source file of the class.
     *
     * @throws IOException if the repository cannot be read
     * @throws IllegalStateException if there is no such class, or several
     */
    Path source() throws IOException {
        try (Stream<Path> files = Files.walk(Mutation.ROOT)) {
            List<Path> found = files.filter(file -> file.endsWith(type + ".java"))
                    .filter(file -> file.toString().contains(SOURCES))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("one test class should be called " + type + ", found " + found);
            }
            return found.get(0);
        }
    }

    /**
     * The module of the test, in whose folder it runs.
     *
     * @throws IOException if the repository cannot be read
     */
    Path module() throws IOException {
        Path source = source();
        return Path.of(source.toString().substring(0, source.toString().indexOf(SOURCES)));
    }

    /**
     * The full name of the class.
     *
     * @throws IOException if the repository cannot be read
     */
    String className() throws IOException {
        String source = source().toString().replace('\\', '/');
        String name = source.substring(source.indexOf(SOURCES) + SOURCES.length() + 1);
        return name.substring(0, name.length() - ".java".length()).replace('/', '.');
    }

    @Override
    public String toString() {
        return member.isEmpty() ? type : type + "." + member;
    }
}
