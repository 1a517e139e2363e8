package dev.roster.cli;

import dev.roster.directory.ldap.LdapAccountFlag;
import dev.roster.directory.ldap.LdapAccounts;
import dev.roster.directory.ldap.LdapDirectory;
import dev.roster.spi.SignInAccounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where sign-in accounts are kept, as options. */
final class SignInOptions {

    private static final String DISABLED = "pwdAccountDisabled=TRUE";

    @Option(
            names = "--sign-in",
            paramLabel = "ADDRESS",
            description = "The directory with the sign-in accounts, ldap[s]://server/base.")
    private @Nullable String address;

    @Option(
            names = "--bind",
            paramLabel = "DN",
            description = "Sign in there as this account, which may change others.")
    private @Nullable String bind;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description =
                    "The environment variable with its password (default: ROSTER_LDAP_PASSWORD); else you are asked.")
    private String passwordVariable = DirectoryOptions.PASSWORD;

    @Option(names = "--unencrypted", description = "Speak to ldap:// in clear, the password with it.")
    private boolean isUnencrypted;

    @Option(
            names = "--id-attribute",
            paramLabel = "NAME",
            description = "The attribute with the id of the user in Roster (default: employeeNumber).")
    private String idAttribute = "employeeNumber";

    @Option(
            names = "--disabled-by",
            paramLabel = "NAME=VALUE",
            description = "How a disabled account is marked: pwdAccountDisabled=TRUE, the default, or"
                    + " userAccountControl for the bit of Active Directory.")
    private String disabledBy = DISABLED;

    /**
     * The accounts, where some are named.
     *
     * @throws Refused if the address or the mark is none, or nobody can be asked for the password
     */
    Optional<SignInAccounts> accounts(RosterCommand options) {
        if (address == null) {
            return Optional.empty();
        }
        if (!DirectoryOptions.ADDRESS.matcher(address).matches()) {
            throw new Refused("--sign-in: \"" + address + "\" is no address such as"
                    + " ldaps://ad.example.org/ou=People,dc=example,dc=org");
        }
        LdapDirectory directory = LdapDirectory.at(address);
        if (isUnencrypted) {
            directory = directory.unencrypted();
        }
        if (bind != null) {
            String password = DirectoryOptions.password(passwordVariable, bind, options);
            directory = directory.signedInAs(bind, () -> password);
        }
        return Optional.of(LdapAccounts.in(directory, idAttribute, flag()));
    }

    private LdapAccountFlag flag() {
        int at = disabledBy.indexOf('=');
        if (disabledBy.equals("userAccountControl")) {
            return LdapAccountFlag.userAccountControl();
        }
        if (at < 1 || at == disabledBy.length() - 1) {
            throw new Refused("--disabled-by: \"" + disabledBy + "\" is neither NAME=VALUE, such as " + DISABLED
                    + ", nor userAccountControl");
        }
        return LdapAccountFlag.text(disabledBy.substring(0, at), disabledBy.substring(at + 1));
    }
}
