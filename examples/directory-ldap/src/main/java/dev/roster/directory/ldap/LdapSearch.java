package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import dev.roster.table.RowLocation;
import dev.roster.table.SourceException;
import java.time.Duration;

/**
 * What is asked of a server. Immutable.
 *
 * @param server which server
 * @param base under which entry
 * @param people which entries are people
 * @param cells how an entry becomes a row
 * @param pageSize how many entries are asked for at once
 * @param overlap how far a reading of changes goes back behind where the last one stood
 */
record LdapSearch(LdapServer server, String base, Filter people, EntryCells cells, int pageSize, Duration overlap) {

    /** What people call the directory. */
    String name() {
        return server.host();
    }

    String since(LdapCookie start) {
        return start.since(overlap);
    }

    SourceException failure(LDAPException failed, long row) {
        return LdapFailure.of(failed, server, new RowLocation(name(), null, row, null));
    }
}
