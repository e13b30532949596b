package assay.adapters.training.learn;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import org.dmg.pmml.PMML;
import org.jpmml.model.JAXBSerializer;

/** The bytes of a document that is put together here and not by JPMML alone. */
final class WrittenPmml {
  private WrittenPmml() {}

  static byte[] of(PMML document) {
    try {
      var written = new ByteArrayOutputStream();
      new JAXBSerializer().serializePretty(document, written);
      return written.toByteArray();
    } catch (JAXBException e) {
      throw new IllegalStateException("The document can't be written.", e);
    }
  }
}
