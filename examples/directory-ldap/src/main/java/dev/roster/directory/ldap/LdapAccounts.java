package dev.roster.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in accounts in a directory that speaks LDAP. An attribute of the entry names the user; entries without it are not
 * Roster's and are never touched. Accounts are made elsewhere: enabling a user without entry does nothing. Passwords are reset
 * elsewhere, too: what LDAP itself has for it (RFC 3062) makes one that nobody learns. Immutable, for any
 * number of threads; each call has a connection of its own and waits as long as the directory says.
 *
 * <pre>{@code
 * LdapAccounts accounts = LdapAccounts.in(directory, "employeeNumber", LdapAccountFlag.userAccountControl())
 *         .revoking(user -> sessions.endAllOf(user));
 * Roster.on(stores).signIn(accounts)
 * }</pre>
 */
public final class LdapAccounts implements SignInAccounts {

    private static final int IDS_OF_A_FILTER = 100;

    private final LdapSearch search;
    private final String idAttribute;
    private final LdapAccountFlag flag;
    private final Consumer<UserId> revocation;

    private LdapAccounts(LdapSearch search, String idAttribute, LdapAccountFlag flag, Consumer<UserId> revocation) {
        this.search = search;
        this.idAttribute = Objects.requireNonNull(idAttribute, "idAttribute");
        this.flag = Objects.requireNonNull(flag, "flag");
        this.revocation = Objects.requireNonNull(revocation, "revocation");
    }

    /**
     * The accounts of a directory.
     *
     * @param directory where they are and who asks: an account that may change and delete entries
     * @param idAttribute the attribute with the id of the user in Roster, such as {@code employeeNumber}
     * @param flag how an entry says that nobody signs in by it
     * @return the accounts; an LDAP server keeps no sessions, so nothing is revoked
     */
    public static LdapAccounts in(LdapDirectory directory, String idAttribute, LdapAccountFlag flag) {
        return new LdapAccounts(directory.search(), idAttribute, flag, user -> {});
    }

    /**
     * Says how sessions and API keys are revoked, which live where people sign in and not in the directory.
     *
     * @param all ends all of a user; called again and again, by many threads
     * @return the changed copy
     */
    public LdapAccounts revoking(Consumer<UserId> all) {
        return new LdapAccounts(search, idAttribute, flag, all);
    }

    @Override
    public void enable(UserId user) {
        set(user, true);
    }

    @Override
    public void disable(UserId user) {
        set(user, false);
    }

    @Override
    public void revoke(UserId user) {
        revocation.accept(user);
    }

    @Override
    public void remove(UserId user) {
        disable(user);
        revoke(user);
        ask(connection -> {
            for (SearchResultEntry entry : entries(connection, List.of(user))) {
                try {
                    connection.delete(entry.getDN());
                } catch (LDAPException failed) {
                    if (!failed.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                        throw failed;
                    }
                }
            }
        });
    }

    @Override
    public List<SignInAccount> findAll(Collection<UserId> users) {
        List<UserId> wanted = List.copyOf(users);
        List<SignInAccount> found = new ArrayList<>();
        ask(connection -> {
            for (int from = 0; from < wanted.size(); from += IDS_OF_A_FILTER) {
                List<UserId> some = wanted.subList(from, Math.min(wanted.size(), from + IDS_OF_A_FILTER));
                entries(connection, some).forEach(entry -> account(entry).ifPresent(found::add));
            }
        });
        return found;
    }

    @Override
    public Stream<SignInAccount> all() {
        Pages pages = new Pages();
        return StreamSupport.stream(pages, false)
                .flatMap(entry -> account(entry).stream())
                .onClose(pages::close);
    }

    private void set(UserId user, boolean isEnabled) {
        ask(connection -> {
            for (SearchResultEntry entry : entries(connection, List.of(user))) {
                List<Modification> change = flag.change(entry, isEnabled);
                if (!change.isEmpty()) {
                    connection.modify(entry.getDN(), change);
                }
            }
        });
    }

    private List<SearchResultEntry> entries(LDAPConnection connection, List<UserId> users) throws LDAPException {
        List<Filter> named = users.stream()
                .map(user -> Filter.createEqualityFilter(idAttribute, user.value()))
                .toList();
        Filter filter = Filter.createANDFilter(search.people(), Filter.createORFilter(named));
        return connection
                .search(search.base(), SearchScope.SUB, filter, idAttribute, flag.attribute())
                .getSearchEntries()
                .stream()
                .filter(entry -> userOf(entry).filter(users::contains).isPresent())
                .toList();
    }

    /** Servers compare without case, and ids differ by it. */
    private Optional<UserId> userOf(Entry entry) {
        String value = entry.getAttributeValue(idAttribute);
        return Optional.ofNullable(value)
                .map(UserId::parse)
                .filter(Parsed::isValid)
                .map(Parsed::value);
    }

    private Optional<SignInAccount> account(Entry entry) {
        return userOf(entry).map(user -> new SignInAccount(user, entry.getDN(), flag.isEnabled(entry)));
    }

    /** Something asked of the server. */
    @FunctionalInterface
    private interface Question {
        void ask(LDAPConnection connection) throws LDAPException;
    }

    private void ask(Question question) {
        try (LDAPConnection connection = search.server().connect()) {
            question.ask(connection);
        } catch (LDAPException failed) {
            throw failure(failed);
        } catch (IllegalArgumentException unreadable) {
            throw new DeliveryRefusedException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** What the schema of the server forbids today, it forbids tomorrow. */
    private RuntimeException failure(LDAPException failed) {
        ResultCode code = failed.getResultCode();
        String text = "the directory server " + search.server().place() + " answers LDAP " + code.intValue() + " "
                + code.getName();
        return switch (code.intValue()) {
            case ResultCode.OBJECT_CLASS_VIOLATION_INT_VALUE,
                    ResultCode.CONSTRAINT_VIOLATION_INT_VALUE,
                    ResultCode.UNDEFINED_ATTRIBUTE_TYPE_INT_VALUE,
                    ResultCode.INVALID_ATTRIBUTE_SYNTAX_INT_VALUE,
                    ResultCode.NOT_ALLOWED_ON_NONLEAF_INT_VALUE -> new DeliveryRefusedException(text, failed);
            default -> new IllegalStateException(text, failed);
        };
    }

    /** All entries that name a user, page by page on one connection. For one thread. */
    private final class Pages extends Spliterators.AbstractSpliterator<SearchResultEntry> {

        private final Filter named = Filter.createANDFilter(search.people(), Filter.createPresenceFilter(idAttribute));
        private @Nullable LDAPConnection connection;
        private List<SearchResultEntry> page = List.of();
        private int at;
        private @Nullable ASN1OctetString cookie;
        private boolean isLastPage;

        Pages() {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        }

        @Override
        public boolean tryAdvance(Consumer<? super SearchResultEntry> action) {
            while (at == page.size() && !isLastPage) {
                turn();
            }
            if (at == page.size()) {
                return false;
            }
            action.accept(page.get(at++));
            return true;
        }

        private void turn() {
            try {
                if (connection == null) {
                    connection = search.server().connect();
                }
                SearchRequest request =
                        new SearchRequest(search.base(), SearchScope.SUB, named, idAttribute, flag.attribute());
                request.setControls(new SimplePagedResultsControl(search.pageSize(), cookie, true));
                SearchResult result = connection.search(request);
                page = result.getSearchEntries();
                at = 0;
                SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
                isLastPage = answer == null || !answer.moreResultsToReturn();
                cookie = answer == null ? null : answer.getCookie();
            } catch (LDAPException failed) {
                throw failure(failed);
            }
        }

        void close() {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
