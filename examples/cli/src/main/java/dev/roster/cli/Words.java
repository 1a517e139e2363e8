package dev.roster.cli;

import dev.roster.model.CanonicalForm;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The constants of an enum as words on the command line: {@code LAST_WINS} is {@code last-wins}. */
final class Words<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;

    Words(Class<E> type) {
        this.type = type;
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public E convert(String text) {
        return find(text).orElseThrow(() -> new TypeConversionException(unknown(text)));
    }

    /** The same inside the text of an option. */
    E require(String option, String text) {
        return find(text).orElseThrow(() -> new Refused(option + ": " + unknown(text)));
    }

    private Optional<E> find(String text) {
        String word = CanonicalForm.of(text).replace('_', '-');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }

    private String unknown(String text) {
        return "\"" + text + "\" is unknown; use one of "
                + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
