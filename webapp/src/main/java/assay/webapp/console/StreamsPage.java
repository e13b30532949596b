package assay.webapp.console;

import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.cost.Bands;
import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is served for every stream, and at which costs. */
@Named("streamsPage")
@RequestScoped
public class StreamsPage {
  @Inject private ServingStreams streams;
  @Inject private StreamWords named;

  /** A stream; its costs or its bands are null. */
  public record Row(
      String name,
      String title,
      String currency,
      String definition,
      int costsVersion,
      @Nullable String model,
      int features,
      String masked,
      @Nullable Costs costs,
      @Nullable Bands bands) {}

  public List<Row> getRows() {
    return streams.list().stream().map(this::row).toList();
  }

  private Row row(Serving serving) {
    var definition = serving.definition();
    return new Row(
        definition.name().value(),
        named.title(definition.name().value(), definition.title()),
        definition.currency().reporting(),
        serving.definitionSha256().abbreviated(),
        serving.costsVersion(),
        serving.model().map(model -> model.sha256().abbreviated()).orElse(null),
        definition.features().size(),
        definition.masked().stream()
            .map(Pointer::toString)
            .sorted()
            .collect(Collectors.joining(", ")),
        definition.policy() instanceof Costs costs ? costs : null,
        definition.policy() instanceof Bands bands ? bands : null);
  }
}
