package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.roster.table.RowLocation;
import dev.roster.table.SourceException;

/** What a server answers instead of entries, as a sentence that says what to do. */
final class LdapFailure {

    private LdapFailure() {}

    static SourceException of(LDAPException failed, LdapServer server, RowLocation where) {
        ResultCode code = failed.getResultCode();
        boolean isTooMuch = code.equals(ResultCode.SIZE_LIMIT_EXCEEDED) || code.equals(ResultCode.ADMIN_LIMIT_EXCEEDED);
        return new SourceException(
                isTooMuch ? SourceException.Reason.TOO_LARGE : SourceException.Reason.UNREADABLE,
                where,
                "the directory server " + server.place() + " " + sentence(code) + " (LDAP " + code.intValue() + " "
                        + code.getName() + "); nothing was changed",
                failed);
    }

    private static String sentence(ResultCode code) {
        return switch (code.intValue()) {
            case ResultCode.CONNECT_ERROR_INT_VALUE ->
                "cannot be reached; check its name, its port and its certificate, and whether it runs";
            case ResultCode.SERVER_DOWN_INT_VALUE, ResultCode.UNAVAILABLE_INT_VALUE, ResultCode.BUSY_INT_VALUE ->
                "does not answer any more; try again when it does";
            case ResultCode.TIMEOUT_INT_VALUE, ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE ->
                "took too long to answer; ask for fewer entries at once, narrow the filter, or allow more time";
            case ResultCode.INVALID_CREDENTIALS_INT_VALUE ->
                "knows no such name with this password; check who signs in";
            case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE,
                    ResultCode.AUTHORIZATION_DENIED_INT_VALUE,
                    ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
                    ResultCode.OPERATIONS_ERROR_INT_VALUE ->
                "does not let this account read its people; give it the right to, or sign in as another";
            case ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE, ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE ->
                "lets nobody in without encryption; use ldaps";
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE, ResultCode.INVALID_DN_SYNTAX_INT_VALUE ->
                "has no such place to search under; check the base name";
            case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE, ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE ->
                "gives no more entries to this account; raise its limit, or ask for fewer entries at once";
            case ResultCode.UNAVAILABLE_CRITICAL_EXTENSION_INT_VALUE,
                    ResultCode.UNWILLING_TO_PERFORM_INT_VALUE,
                    ResultCode.PROTOCOL_ERROR_INT_VALUE ->
                "does not encrypt by StartTLS, or does not give entries page by page (RFC 2696); use ldaps, or a server that does";
            default -> "refuses to be read; ask its administrator why";
        };
    }
}
