package assay.webapp.console;

import assay.application.scoring.ServingStreams;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The live page: which streams there are; its figures are asked for by its script. */
@Named("livePage")
@RequestScoped
public class LivePage {
  @Inject private ServingStreams streams;
  @Inject private StreamWords named;

  /** A stream to choose. */
  public record Choice(String name, String title) {}

  /** The streams, by name. */
  public List<Choice> getStreams() {
    return streams.list().stream()
        .map(serving -> serving.definition())
        .map(one -> new Choice(one.name().value(), named.title(one.name().value(), one.title())))
        .toList();
  }
}
