package dev.roster.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.StaticUtils;
import dev.roster.table.Fingerprints;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.SourceInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads entries page by page (RFC 2696), so that no more than a page is in memory. For one thread. */
final class LdapReader implements RowReader {

    /** A page may be empty where nobody on it is wanted; no server has so many of them in a row. */
    private static final int MOST_EMPTY_PAGES = 10_000;

    private final LdapSearch search;
    private final Filter filter;
    private final LDAPConnection connection;
    private final PeopleAbove people;
    private final MessageDigest digest = Fingerprints.sha256();
    private final LdapCookie next;
    private final long began = System.nanoTime();
    private long latest;
    private Duration took = Duration.ZERO;
    private List<SearchResultEntry> page = List.of();
    private int emptyPages;
    private int at;
    private @Nullable ASN1OctetString nextPage;
    private boolean isLastPage;
    private boolean isAtEnd;
    private long number;

    /**
     * Connects.
     *
     * @param search what is asked
     * @param filter which entries are wanted
     * @param next where the next reading begins, unless an entry changed later
     * @throws LDAPException if the server cannot be reached, or does not let anybody in
     */
    LdapReader(LdapSearch search, Filter filter, LdapCookie next) throws LDAPException {
        this.search = search;
        this.filter = filter;
        this.next = next;
        this.connection = search.server().connect();
        this.people = new PeopleAbove(connection, new DN(search.base()), search.people(), search.cells());
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    /**
     * Where the next reading begins: by the clock of the server not later than this one did, however long it took. What
     * changed meanwhile behind its back is read again.
     */
    LdapCookie latest() {
        return next.latest(latest - took.toMillis());
    }

    @Override
    public @Nullable Row next() {
        try {
            while (at == page.size() && !isLastPage) {
                turn();
            }
            if (at == page.size()) {
                took = isAtEnd ? took : Duration.ofNanos(System.nanoTime() - began);
                isAtEnd = true;
                return null;
            }
            SearchResultEntry entry = page.get(at++);
            noteChange(entry);
            String[] cells = search.cells().of(entry, people::find);
            digest.update((Arrays.toString(cells) + "\n").getBytes(StandardCharsets.UTF_8));
            return Row.of(++number, cells);
        } catch (LDAPException failed) {
            throw search.failure(failed, number + 1);
        }
    }

    private void turn() throws LDAPException {
        SearchRequest request = new SearchRequest(search.base(), SearchScope.SUB, filter, attributes());
        request.setControls(new SimplePagedResultsControl(search.pageSize(), nextPage, true));
        SearchResult result = connection.search(request);
        page = result.getSearchEntries();
        at = 0;
        page.forEach(people::see);
        emptyPages = page.isEmpty() ? emptyPages + 1 : 0;
        if (emptyPages > MOST_EMPTY_PAGES) {
            throw new LDAPException(
                    ResultCode.PROTOCOL_ERROR,
                    "the server promised more entries " + MOST_EMPTY_PAGES + " times and gave none");
        }
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
        isLastPage = answer == null || !answer.moreResultsToReturn();
        nextPage = answer == null ? null : answer.getCookie();
    }

    private String[] attributes() {
        LdapAttributes attributes = search.cells().attributes();
        List<String> names = new ArrayList<>();
        attributes.sources().values().forEach(source -> names.add(source.name()));
        names.add(attributes.changedBy());
        return names.toArray(String[]::new);
    }

    /** A count was taken before the first entry; moments are those of the entries. */
    private void noteChange(SearchResultEntry entry) {
        String text = entry.getAttributeValue(search.cells().attributes().changedBy());
        if (text != null && next.change() == LdapAttributes.Change.TIME) {
            try {
                latest = Math.max(
                        latest,
                        StaticUtils.decodeGeneralizedTime(text).toInstant().toEpochMilli());
            } catch (ParseException notAMoment) {
                // An entry that does not tell when it changed moves nothing.
            }
        }
    }

    @Override
    public SourceInfo info() {
        return new SourceInfo(search.name(), null, "LDAP, " + search.base() + ", " + filter, Fingerprints.hex(digest));
    }

    @Override
    public void close() {
        connection.close();
    }
}
