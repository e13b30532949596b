package assay.adapters.pmml;

import assay.adapters.pmml.document.ExtensionNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document once before anything is built of it: size, well-formedness, no document type (so
 * no entities at all), nesting, root and version. A document that passes holds nothing that a later
 * parser could expand or fetch.
 */
final class DocumentGuard extends DefaultHandler {
  private static final int DEEPEST = 256;
  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";
  private static final String NAMESPACE = "http://www.dmg.org/PMML-";

  private static final List<String> NO_MODELS =
      List.of(
          "Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary", "Extension");

  /** Models that find groups, rules or trends, and what JPMML-Evaluator does not score. */
  private static final List<String> WITHOUT_PROBABILITY =
      List.of(
          "AnomalyDetectionModel",
          "AssociationModel",
          "BaselineModel",
          "ClusteringModel",
          "SequenceModel",
          "TimeSeriesModel");

  private final Set<String> calibrated = new LinkedHashSet<>();
  private @Nullable Locator locator;
  private @Nullable String outputField;
  private @Nullable String unfit;
  private boolean fit;
  private int depth;

  private DocumentGuard() {}

  /**
   * Checks a document.
   *
   * @param longest size from which it is refused, in bytes
   * @return the names of the outputs that are marked as calibrated
   */
  static Set<String> check(byte[] pmml, long longest) throws RefusedPmml {
    if (pmml.length == 0) {
      throw new RefusedPmml("The file is empty. Maybe it was still being copied.");
    }
    if (pmml.length > longest) {
      throw new RefusedPmml(
          "The file has %,d bytes; at most %,d are taken. Prune the model or raise the limit."
              .formatted(pmml.length, longest));
    }
    var guard = new DocumentGuard();
    try {
      var factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      factory.newSAXParser().parse(new InputSource(new ByteArrayInputStream(pmml)), guard);
    } catch (Stop e) {
      throw new RefusedPmml(String.valueOf(e.getMessage()));
    } catch (SAXParseException e) {
      throw refused(e);
    } catch (SAXException | IOException e) {
      throw new RefusedPmml("The file can't be read as XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java platform has an XML parser.", e);
    }
    return guard.calibrated;
  }

  private static RefusedPmml refused(SAXParseException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("DOCTYPE")) {
      return new RefusedPmml(
          "Line %d: a document type (DOCTYPE) is not taken, since it can name files and expand"
                  .formatted(e.getLineNumber())
              + " without end. PMML needs none: remove it.");
    }
    return new RefusedPmml(
        "Line %d, column %d: the file is not well-formed XML (%s). Maybe it was cut off."
            .formatted(e.getLineNumber(), e.getColumnNumber(), message));
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startElement(String uri, String name, String qName, Attributes attributes)
      throws SAXException {
    if (depth == 0) {
      checkRoot(uri, name, attributes);
    }
    if (depth == 1 && NO_MODELS.stream().noneMatch(name::equals)) {
      noteModel(name);
    }
    depth++;
    if (depth > DEEPEST) {
      throw new Stop(
          "%s: elements are nested more than %d deep. Prune the trees of the model."
              .formatted(line(), DEEPEST));
    }
    if (name.equals("OutputField")) {
      outputField = attributes.getValue("name");
    } else if (outputField != null
        && name.equals("Extension")
        && ExtensionNames.CALIBRATED.equals(attributes.getValue("name"))
        && "true".equals(attributes.getValue("value"))) {
      calibrated.add(outputField);
    }
  }

  @Override
  public void endElement(String uri, String name, String qName) {
    depth--;
    if (name.equals("OutputField")) {
      outputField = null;
    }
  }

  private void noteModel(String name) {
    if (WITHOUT_PROBABILITY.contains(name)) {
      unfit = unfit == null ? name : unfit;
    } else {
      fit = true;
    }
  }

  @Override
  public void endDocument() throws SAXException {
    if (unfit != null && !fit) {
      throw new Stop(
          "The file holds a model of the kind %s, which gives no probability of fraud. Train a classification."
              .formatted(unfit));
    }
  }

  private void checkRoot(String uri, String name, Attributes attributes) throws Stop {
    if (!name.equals("PMML")) {
      throw new Stop(
          "%s: the root element is '%s', not 'PMML'. Maybe this is another kind of file."
              .formatted(line(), name));
    }
    String version =
        uri.startsWith(NAMESPACE)
            ? uri.substring(NAMESPACE.length()).replace('_', '.')
            : String.valueOf(attributes.getValue("version"));
    if (!version.matches("3\\.[0-2]|4\\.[0-4]")) {
      throw new Stop(
          "%s: PMML version '%s' is not supported; 3.0 to 4.4 are. Export the model as PMML 4.4."
              .formatted(line(), version));
    }
  }

  private String line() {
    return locator == null ? "Line ?" : "Line " + locator.getLineNumber();
  }

  /** Ends the reading with a message for an administrator. */
  private static final class Stop extends SAXException {
    Stop(String message) {
      super(message);
    }
  }
}
