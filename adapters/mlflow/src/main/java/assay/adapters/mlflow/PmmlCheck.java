package assay.adapters.mlflow;

import assay.application.training.TrackerFailure;
import assay.application.training.TrackerFailure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Whether bytes are well-formed PMML, so that no page of an error and no half file gets into a
 * folder of models. Whether the model can serve is checked where it serves.
 */
final class PmmlCheck extends DefaultHandler {
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private boolean rootSeen;

  private PmmlCheck() {}

  static void require(byte[] document, String from) throws TrackerFailure {
    try {
      var factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      factory
          .newSAXParser()
          .parse(new InputSource(new ByteArrayInputStream(document)), new PmmlCheck());
    } catch (SAXException | IOException e) {
      throw new TrackerFailure(
          Reason.UNREADABLE,
          "The file of %s is no well-formed PMML (%s). Register the model again."
              .formatted(from, e.getMessage()),
          e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java platform has an XML parser.", e);
    }
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes)
      throws SAXException {
    if (!rootSeen && !name.equals("PMML")) {
      throw new SAXException("the root element is '" + name + "', not 'PMML'");
    }
    rootSeen = true;
  }
}
