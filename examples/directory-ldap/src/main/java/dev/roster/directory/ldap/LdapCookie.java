package dev.roster.directory.ldap;

import com.unboundid.util.StaticUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading stood: the latest moment at which an entry had changed, by the clock of the server, or the number of the
 * last change, by the count of one server.
 *
 * @param change what it holds
 * @param server which server counts; {@code ""} for moments, which all servers share
 * @param value milliseconds since 1970, or the count
 */
record LdapCookie(LdapAttributes.Change change, String server, long value) {

    private static final Pattern FORM = Pattern.compile("(TIME|COUNT) (\\d{1,18}) (.*)", Pattern.DOTALL);

    /** Reads a cookie; empty when it is none by which the directory can go on. */
    static Optional<LdapCookie> parse(@Nullable String text, LdapAttributes.Change wanted, String server) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        LdapCookie cookie = new LdapCookie(
                LdapAttributes.Change.valueOf(parts.group(1)), parts.group(3), Long.parseLong(parts.group(2)));
        return cookie.change == wanted && cookie.server.equals(server) ? Optional.of(cookie) : Optional.empty();
    }

    /** The least value that an entry has which may have changed since; moments overlap, for servers are not all on time. */
    String since(Duration overlap) {
        return switch (change) {
            case TIME -> StaticUtils.encodeGeneralizedTime(Math.max(0, value - overlap.toMillis()));
            case COUNT -> Long.toString(value);
        };
    }

    /** This one, or another that is later. */
    LdapCookie latest(long other) {
        return other > value ? new LdapCookie(change, server, other) : this;
    }

    @Override
    public String toString() {
        return change + " " + value + " " + server;
    }
}
