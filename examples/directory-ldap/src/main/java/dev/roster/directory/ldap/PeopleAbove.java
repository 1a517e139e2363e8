package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The external ids of those whom entries name by their place, such as managers. Each place is asked for once, as long as it
 * is remembered; somebody who is none of the directory's people, or gone, has none. For one thread.
 */
final class PeopleAbove {

    private static final int MOST = 50_000;

    private final LDAPConnection connection;
    private final DN base;
    private final Filter people;
    private final EntryCells cells;
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    PeopleAbove(LDAPConnection connection, DN base, Filter people, EntryCells cells) {
        this.connection = connection;
        this.base = base;
        this.people = people;
        this.cells = cells;
    }

    /** Remembers an entry that was read. */
    void see(SearchResultEntry entry) {
        try {
            known.put(entry.getParsedDN().toNormalizedString(), cells.externalId(entry));
        } catch (LDAPException unusual) {
            // An entry whose place cannot be read is named by nobody.
        }
    }

    /**
     * Finds a person.
     *
     * @param place where the person stands
     * @return the external id; {@code ""} for nobody of the directory's people
     * @throws LDAPException if the server does not answer
     */
    String find(String place) throws LDAPException {
        if (!DN.isValidDN(place)) {
            return "";
        }
        DN name = new DN(place);
        if (!base.isAncestorOf(name, true)) {
            return "";
        }
        String key = name.toNormalizedString();
        String found = known.get(key);
        if (found == null) {
            found = ask(place);
            known.put(key, found);
        }
        return found;
    }

    private String ask(String place) throws LDAPException {
        try {
            SearchResultEntry entry = connection.searchForEntry(
                    new SearchRequest(place, SearchScope.BASE, people, cells.externalIdAttribute()));
            return entry == null ? "" : cells.externalId(entry);
        } catch (LDAPException failed) {
            if (failed.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return "";
            }
            throw failed;
        }
    }
}
