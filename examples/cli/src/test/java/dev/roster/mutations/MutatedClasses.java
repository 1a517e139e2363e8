package dev.roster.mutations;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class path with one class broken in front of it. */
final class MutatedClasses {

    private static final List<String> MODULES =
            List.of("spi", "spi/tck", "core", "core/testing", "csv", "excel", "examples/store-jdbc", "examples/cli");

    private MutatedClasses() {}

    /** The classes and the tests of all modules, as the build left them. */
    static String sound() {
        Stream<String> modules = MODULES.stream()
                .flatMap(module -> Stream.of(module + "/target/classes", module + "/target/test-classes"))
                .map(folder -> Mutation.ROOT
                        .resolve(folder)
                        .toAbsolutePath()
                        .normalize()
                        .toString());
        return String.join(
                File.pathSeparator,
                Stream.concat(modules, Stream.of(System.getProperty("java.class.path")))
                        .toList());
    }

    /**
     * Compiles the broken class.
     *
     * @param mutation what to break
     * @param folder an empty folder for its classes
     * @return the class path with the broken class first
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException if the row is stale, or what it makes is no Java
     */
    static String of(Mutation mutation, Path folder) throws IOException {
        Path source = folder.resolve(mutation.file().getFileName());
        Files.writeString(source, mutation.source());
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                sound(),
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-implicit:none");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!isCompiled) {
                throw new IllegalStateException("the row makes no Java, so it proves nothing: " + errors);
            }
        }
        return classes + File.pathSeparator + sound();
    }
}
