package assay.adapters.json;

import assay.application.stream.DefinitionEdits;
import assay.domain.cost.Costs;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Changes of {@code stream.json}. */
@ApplicationScoped
public class JsonDefinitionEdits implements DefinitionEdits {
  private final JsonMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Override
  public byte[] withCosts(byte[] document, Costs costs) {
    try {
      if (!(mapper.readTree(document) instanceof ObjectNode root)
          || !(root.get("costs") instanceof ObjectNode section)) {
        throw new IllegalArgumentException("The definition of this stream has no costs.");
      }
      section
          .put("lossRate", costs.lossRate())
          .put("fee", costs.fee())
          .put("review", costs.review())
          .put("catchRate", costs.catchRate())
          .put("insult", costs.insult())
          .put("insultShare", costs.insultShare())
          .put("automaticBlock", costs.automaticBlock())
          .put("highFrom", costs.highFrom())
          .put("reviewMinutes", costs.reviewMinutes());
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("A definition that serves can be read.", e);
    }
  }
}
