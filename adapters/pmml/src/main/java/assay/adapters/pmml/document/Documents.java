package assay.adapters.pmml.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.dmg.pmml.Model;
import org.dmg.pmml.PMML;
import org.dmg.pmml.PMMLObject;
import org.dmg.pmml.adapters.NodeAdapter;
import org.dmg.pmml.mining.MiningModel;
import org.dmg.pmml.mining.Segment;
import org.dmg.pmml.mining.Segmentation.MultipleModelMethod;
import org.dmg.pmml.tree.ComplexNode;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.NodeTransformer;
import org.jpmml.model.JAXBUtil;
import org.jpmml.model.PMMLUtil;
import org.xml.sax.SAXException;

/** From bytes to JPMML's classes and back. */
final class Documents {
  /** Where a new element may begin on a line of its own: no text stands there. */
  private static final Pattern BETWEEN_ELEMENTS = Pattern.compile("><(?=[A-Za-z])");

  /** JPMML would read nodes into classes that can't hold what they don't have yet, as weights. */
  private static final NodeTransformer WHOLE_NODES =
      new NodeTransformer() {
        @Override
        public Node fromComplexNode(ComplexNode node) {
          return node;
        }

        @Override
        public ComplexNode toComplexNode(Node node) {
          return node.toComplexNode();
        }
      };

  private Documents() {}

  /** Parses a document; a document type is refused, so nothing is fetched or expanded. */
  static PMML read(byte[] document) {
    var before = NodeAdapter.NODE_TRANSFORMER_PROVIDER.get();
    NodeAdapter.NODE_TRANSFORMER_PROVIDER.set(WHOLE_NODES);
    try {
      return PMMLUtil.unmarshal(new ByteArrayInputStream(document));
    } catch (JAXBException | SAXException | ParserConfigurationException | RuntimeException e) {
      var cause = e instanceof JAXBException && e.getCause() != null ? e.getCause() : e;
      throw new IllegalArgumentException(
          "The document can't be read as PMML: " + cause.getMessage(), e);
    } finally {
      NodeAdapter.NODE_TRANSFORMER_PROVIDER.set(before);
    }
  }

  /** One element a line and no indentation: small, and still to be compared line by line. */
  static byte[] write(PMML pmml) {
    return (BETWEEN_ELEMENTS.matcher(xml(pmml)).replaceAll(">\n<") + "\n").getBytes(UTF_8);
  }

  /** The text of a part of a document; equal parts have equal texts. */
  static String xml(PMMLObject part) {
    try {
      var marshaller = JAXBUtil.getContext().createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_ENCODING, "UTF-8");
      var text = new StringWriter();
      marshaller.marshal(part, text);
      return text.toString();
    } catch (JAXBException e) {
      throw new IllegalArgumentException("The document can't be written: " + e.getMessage(), e);
    }
  }

  /** The model of a document, the same one that the server takes: the first that scores. */
  static Model model(PMML pmml) {
    return pmml.getModels().stream()
        .filter(Model::isScorable)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The document holds no model."));
  }

  /** The models that give the result of a model: itself, its last segment if it is a chain ... */
  static List<Model> resultChain(Model model) {
    if (model instanceof MiningModel mining
        && mining.requireSegmentation().requireMultipleModelMethod()
            == MultipleModelMethod.MODEL_CHAIN) {
      List<Segment> segments = mining.requireSegmentation().requireSegments();
      var chain = new ArrayList<Model>(List.of(model));
      chain.addAll(resultChain(segments.get(segments.size() - 1).requireModel()));
      return chain;
    }
    return List.of(model);
  }
}
