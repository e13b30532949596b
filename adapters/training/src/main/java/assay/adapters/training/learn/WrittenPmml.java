package assay.adapters.training.learn;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import org.dmg.pmml.PMML;
import org.jpmml.model.JAXBSerializer;

/** Documents as bytes. */
final class WrittenPmml {
  private WrittenPmml() {}

  static byte[] of(PMML pmml) {
    var written = new ByteArrayOutputStream();
    try {
      new JAXBSerializer().serializePretty(pmml, written);
    } catch (JAXBException e) {
      throw new IllegalStateException("The document can't be written.", e);
    }
    return written.toByteArray();
  }
}
