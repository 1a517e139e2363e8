/** What a host application calls; start at {@code dev.roster.Roster}. */
module dev.roster.core {
    requires transitive dev.roster.spi;
    requires com.fasterxml.jackson.databind;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.slf4j;
    requires static jakarta.validation;
    requires static transitive org.jspecify;

    exports dev.roster;
    exports dev.roster.access;
    exports dev.roster.account;
    exports dev.roster.cell;
    exports dev.roster.job;
    exports dev.roster.mapping;
    exports dev.roster.memory;
    exports dev.roster.plan;
    exports dev.roster.profile;
    exports dev.roster.signin;
    exports dev.roster.text;
    exports dev.roster.validation;
    exports dev.roster.view;
}
