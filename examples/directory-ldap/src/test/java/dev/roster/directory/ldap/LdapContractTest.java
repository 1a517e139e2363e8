package dev.roster.directory.ldap;

import dev.roster.spi.DirectorySource;
import dev.roster.tck.DirectorySourceContract;

/** A directory that speaks LDAP keeps what the kit asks of one. */
class LdapContractTest implements DirectorySourceContract {

    @Override
    public Directory newDirectory() {
        return new Served(new TestServer());
    }

    private record Served(TestServer server) implements Directory {

        @Override
        public DirectorySource source() {
            return server.directory();
        }

        @Override
        public void put(String person, String text) {
            if (server.has(person)) {
                server.set(person, "title", text);
            } else {
                server.person(person, "title=" + text);
            }
        }

        @Override
        public void remove(String person) {
            server.remove(person);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
