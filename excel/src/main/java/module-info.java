/** XLSX rows in, XLSX rows out. */
module dev.roster.excel {
    requires com.fasterxml.aalto;
    requires java.xml;
    requires org.codehaus.stax2;
    requires org.dhatim.fastexcel;
    requires transitive dev.roster.spi;
    requires static transitive org.jspecify;

    exports dev.roster.excel;
}
