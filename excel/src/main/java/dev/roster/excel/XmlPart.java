package dev.roster.excel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;

/**
 * One XML part as a stream of elements and text, in bounded memory. Elements go by their local names, so the
 * transitional and the strict format and any prefix read alike. Documents with a DTD are refused.
 */
final class XmlPart implements AutoCloseable {

    /** The parser remembers each name for ever; no part of a real workbook has nearly as many. */
    private static final int MAX_NAMES = 512;

    private static final int MAX_NAME_CHARACTERS = 1 << 16;

    private static final String REFERENCES = "/relationships";

    private final InputStream in;
    private final Leash leash;
    private final XMLStreamReader xml;
    private final int maxDepth;
    /** The local name for each name met, {@code row} for {@code x:row}. */
    private final Map<String, String> locals = new HashMap<>();

    private String[] attributes = {"", "", "", "", "", "", "", ""};
    private int attributeCount;
    private int nameCharacters;
    private String name = "";
    private int depth;

    XmlPart(InputStream in, int maxDepth) throws IOException {
        this.in = in;
        this.maxDepth = maxDepth;
        try {
            this.leash = new Leash(XmlCharacters.of(in));
            this.xml = factory().createXMLStreamReader(leash);
        } catch (XMLStreamException broken) {
            in.close();
            throw refusal(broken);
        } catch (IOException | RuntimeException | Error failed) {
            in.close();
            throw failed;
        }
    }

    /**
     * Goes on to the start of the next element anywhere below.
     *
     * @return whether there is one; false at the end of the part
     * @throws Refusal if the part is broken, or above a limit
     * @throws IOException if the workbook cannot be read
     */
    boolean toElement() throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /**
     * Goes on to the start of the next element inside the one at this depth.
     *
     * @return whether there is one; false at the end of the outer element
     * @throws IOException if the workbook cannot be read
     */
    boolean toChild(int outerDepth) throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < outerDepth) {
                return false;
            }
        }
    }

    /**
     * Goes on behind the element that has just started.
     *
     * @throws IOException if the workbook cannot be read
     */
    void skip() throws IOException {
        int outer = depth;
        while (depth >= outer) {
            next();
        }
    }

    /**
     * Takes the text of the element that has just started, up to its end; elements inside and their text are left out.
     *
     * @return whether all of it found room
     * @throws IOException if the workbook cannot be read
     */
    boolean text(StringBuilder target, int limit) throws IOException {
        int outer = depth;
        boolean fits = true;
        while (depth >= outer) {
            int event = next();
            boolean isText = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            if (isText && depth == outer) {
                fits = fits && target.length() + xml.getTextLength() <= limit;
                if (fits) {
                    target.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
        }
        return fits;
    }

    /** {@return how many elements are open, the one that has just started counted} */
    int depth() {
        return depth;
    }

    /** Whether the element that has just started has this local name. */
    boolean is(String local) {
        return name.equals(local);
    }

    /** The value of an attribute without prefix, or null where it is missing or empty, which some programs write for it. */
    @Nullable String attribute(String plain) {
        for (int i = 0; i < attributeCount; i++) {
            if (attributes[i].equals(plain)) {
                String value = xml.getAttributeValue(i);
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /** The value of an attribute that refers to another part, such as {@code r:id}, whatever its prefix; or null. */
    @Nullable String reference(String local) {
        for (int i = 0; i < attributeCount; i++) {
            if (xml.getAttributeLocalName(i).equals(local) && isOfReferences(xml.getAttributeNamespace(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Whether an attribute says yes, in either of the two ways that XML Schema has. */
    boolean isSet(String plain) {
        String value = attribute(plain);
        return value != null && (value.equals("1") || value.equals("true"));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int next() throws IOException {
        try {
            leash.loosen();
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Refusal.malformed(XlsxMessages.DTD);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> learn(xml.getPITarget());
                default -> {}
            }
            return event;
        } catch (XMLStreamException broken) {
            throw refusal(broken);
        }
    }

    private void start() throws Refusal {
        depth++;
        if (depth > maxDepth) {
            throw Refusal.tooLarge(XlsxMessages.tooDeep(maxDepth));
        }
        name = learn(xml.getLocalName());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            learn(xml.getNamespacePrefix(i) + '=' + xml.getNamespaceURI(i));
        }
        attributeCount = xml.getAttributeCount();
        if (attributeCount > attributes.length) {
            int room = attributes.length;
            attributes = Arrays.copyOf(attributes, attributeCount * 2);
            Arrays.fill(attributes, room, attributes.length, "");
        }
        for (int i = 0; i < attributeCount; i++) {
            String prefix = xml.getAttributePrefix(i);
            String local = xml.getAttributeLocalName(i);
            String attribute = prefix == null || prefix.isEmpty() ? local : prefix + ':' + local;
            if (!attribute.equals(attributes[i])) {
                learn(attribute);
                attributes[i] = attribute;
            }
        }
    }

    private String learn(String met) throws Refusal {
        String known = locals.get(met);
        if (known != null) {
            return known;
        }
        nameCharacters += met.length();
        if (locals.size() == MAX_NAMES || nameCharacters > MAX_NAME_CHARACTERS) {
            throw Refusal.tooLarge(XlsxMessages.TOO_MANY_NAMES);
        }
        String local = localOf(met);
        locals.put(met, local);
        return local;
    }

    /** The transitional and the strict format have different namespaces, which end alike. */
    private static boolean isOfReferences(@Nullable String namespace) {
        return namespace != null && namespace.endsWith(REFERENCES);
    }

    private static String localOf(String met) {
        return met.substring(met.indexOf(':') + 1);
    }

    /** What our own streams refused comes back inside the parser's exception. */
    private static IOException refusal(XMLStreamException broken) {
        Throwable cause = broken.getNestedException();
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof Refusal refusal) {
                return refusal;
            }
        }
        Refusal refusal = Refusal.malformed(XlsxMessages.BROKEN_XML);
        refusal.initCause(broken);
        return refusal;
    }

    /** A factory for one document, since parsers of one factory remember names together. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
