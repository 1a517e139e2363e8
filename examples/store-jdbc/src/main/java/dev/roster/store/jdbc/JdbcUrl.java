package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.spi.StoreException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC URL, taken apart: who signs in is told to the driver apart from the URL, so that no driver can put it into a
 * message or a log.
 *
 * @param base the database itself, without options and without who signs in; it may be shown
 * @param options what is asked of the driver, in order
 * @param user who signs in, {@code ""} when the URL says nothing
 * @param password with what
 */
record JdbcUrl(String base, Map<String, String> options, String user, String password) {

    private static final Pattern USER_INFO = Pattern.compile("//([^/]*)@");

    /**
     * Takes a URL apart.
     *
     * @throws StoreException if it asks the driver for something that the dialect does not know to be harmless, unless
     *     the caller answers for its options
     */
    static JdbcUrl of(String jdbcUrl, Dialect dialect, JdbcStores.UrlOptions allowed) {
        Dialect.OptionSyntax syntax = dialect.optionSyntax();
        int start = jdbcUrl.indexOf(syntax.start());
        String whole = start < 0 ? jdbcUrl : jdbcUrl.substring(0, start);
        Map<String, String> options = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        String user = "";
        String password = "";
        var userInfo = USER_INFO.matcher(whole);
        if (userInfo.find()) {
            String[] parts = userInfo.group(1).split(":", 2);
            user = decoded(parts[0]);
            password = parts.length < 2 ? "" : decoded(parts[1]);
            whole = userInfo.replaceFirst("//");
        }
        for (String option : start < 0 ? List.<String>of() : syntax.split(jdbcUrl.substring(start + 1))) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            switch (CanonicalForm.of(name)) {
                case "user" -> user = syntax.isEncoded() ? decoded(value) : value;
                case "password" -> password = syntax.isEncoded() ? decoded(value) : value;
                default -> {
                    options.put(name, value);
                    if (!syntax.harmless().contains(CanonicalForm.of(name))) {
                        unknown.add(name);
                    }
                }
            }
        }
        if (allowed == JdbcStores.UrlOptions.HARMLESS && !unknown.isEmpty()) {
            throw new DangerousUrlException(unknown);
        }
        return new JdbcUrl(whole, options, user, password);
    }

    /** The URL with the options that it has and, behind them, those that it lacks; without who signs in. */
    String withDefaults(Dialect dialect) {
        Dialect.OptionSyntax syntax = dialect.optionSyntax();
        Map<String, String> all = new LinkedHashMap<>(options);
        dialect.defaultOptions().forEach((name, value) -> {
            boolean isChosen = options.keySet().stream()
                    .anyMatch(known -> CanonicalForm.of(known).equals(CanonicalForm.of(name)));
            if (!isChosen) {
                all.put(name, value);
            }
        });
        return base
                + syntax.start()
                + all.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(String.valueOf(syntax.between())));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** What people call the database: where it is, without the driver. */
    String databaseName() {
        return base.replaceFirst("^jdbc:[a-z0-9]+:(file:|//)?", "");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return base;
    }
}
