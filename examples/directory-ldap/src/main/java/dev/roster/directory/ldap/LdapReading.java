package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import dev.roster.spi.DirectorySource;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of a directory: of everybody, or of those who changed since a cookie. For one thread. */
final class LdapReading implements DirectorySource.Reading, RowSource {

    private final LdapSearch search;
    private final LdapCookie start;
    private final boolean isFull;
    private final LdapCookie next;
    private @Nullable LdapReader reader;

    /**
     * Prepares a reading.
     *
     * @param search what is asked
     * @param start where it begins
     * @param isFull whether everybody is read
     * @param next where the next one begins at the earliest; moments of entries move it
     */
    LdapReading(LdapSearch search, LdapCookie start, boolean isFull, LdapCookie next) {
        this.search = search;
        this.start = start;
        this.isFull = isFull;
        this.next = next;
    }

    @Override
    public DirectorySource.Extent extent() {
        return isFull ? DirectorySource.Extent.FULL : DirectorySource.Extent.CHANGES;
    }

    @Override
    public RowSource rows() {
        return this;
    }

    @Override
    public String cookie() {
        if (reader == null || !reader.isAtEnd()) {
            throw new IllegalStateException("the rows were not read to their end");
        }
        LdapCookie latest = reader.latest();
        return latest.value() <= 0 ? "" : latest.toString();
    }

    @Override
    public String name() {
        return search.name();
    }

    @Override
    public List<String> fieldKeys() {
        return search.cells().attributes().fieldKeys();
    }

    @Override
    public RowReader open() {
        try {
            LdapAttributes attributes = search.cells().attributes();
            Filter filter = isFull
                    ? search.people()
                    : Filter.createANDFilter(
                            search.people(),
                            Filter.createGreaterOrEqualFilter(attributes.changedBy(), search.since(start)));
            reader = new LdapReader(search, filter, next);
            return reader;
        } catch (LDAPException failed) {
            throw search.failure(failed, 0);
        }
    }
}
