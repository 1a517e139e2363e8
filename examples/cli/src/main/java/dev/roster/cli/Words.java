package dev.roster.cli;

import dev.roster.model.CanonicalForm;
import java.util.Arrays;
import java.util.Locale;
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
        String word = CanonicalForm.of(text).replace('_', '-');
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is unknown; use one of "
                + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", ")));
    }
}
