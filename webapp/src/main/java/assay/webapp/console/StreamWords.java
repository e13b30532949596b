package assay.webapp.console;

import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.features.FeatureRule;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What streams call their features, fields, subjects and reasons in the reader's language: by the
 * definition that serves now, also for events of an earlier one; where it says nothing, the raw
 * name, made readable.
 */
@Named("named")
@RequestScoped
public class StreamWords {
  @Inject private ServingStreams streams;
  @Inject private Texts texts;
  @Inject private Show show;

  /** The title of a stream. */
  public String title(String stream, String otherwise) {
    return wording(stream).title(texts.locale()).orElse(otherwise);
  }

  /** The title of a stream, or its name where there is no such stream now. */
  public String title(String stream) {
    return title(stream, definition(stream).map(StreamDefinition::title).orElse(stream));
  }

  /** The name of a feature, a field at the top of an event, or a kind of subject. */
  public String feature(String stream, String name) {
    return wording(stream)
        .field(name, texts.locale())
        .orElseGet(() -> show.feature(Readable.text(name)));
  }

  /** The name of a place in an event, as {@code kinds of tickets › price}. */
  public String place(String stream, Pointer place) {
    var segments = place.segments();
    var names = new ArrayList<String>();
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).equals("*")) {
        names.add(part(stream, segments.subList(0, i + 1)));
      }
    }
    return String.join(" › ", names);
  }

  private String part(String stream, List<String> upTo) {
    String raw = upTo.get(upTo.size() - 1);
    String key = upTo.size() == 1 ? raw : "/" + String.join("/", upTo);
    return wording(stream).field(key, texts.locale()).orElseGet(() -> Readable.text(raw));
  }

  /** The name of a field of an event; elements of lists have their number. */
  public String field(String stream, FieldRow row) {
    return named(stream, row).orElse(row.name());
  }

  /** Whether a field is shown under another name than the event has for it. */
  public boolean isRenamed(String stream, FieldRow row) {
    return named(stream, row).filter(name -> !name.equals(row.name())).isPresent();
  }

  private Optional<String> named(String stream, FieldRow row) {
    return wording(stream).field(row.key(), texts.locale());
  }

  /** A value with the unit of its feature. */
  public String value(String stream, String name, @Nullable Object value) {
    String shown = show.value(value);
    return value instanceof Number
        ? wording(stream).unit(name, texts.locale()).map(u -> shown + " " + u).orElse(shown)
        : shown;
  }

  /** The unit of a feature or field; empty without one. */
  public String unit(String stream, String name) {
    return wording(stream).unit(name, texts.locale()).orElse("");
  }

  /** A reason of a verdict. */
  public String reason(String stream, String code) {
    return wording(stream)
        .reasonCode(code, texts.locale())
        .orElseGet(() -> show.reasonCode(Readable.text(code)));
  }

  /** A reason that several streams have, in the words of the first that has any. */
  public String reason(String code) {
    return streams.list().stream()
        .filter(serving -> serving.definition().reasonCodes().contains(code))
        .map(serving -> serving.definition().wording().reasonCode(code, texts.locale()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> show.reasonCode(Readable.text(code)));
  }

  /** Names of a stream's subjects and features, by raw name, as JSON for the page's scripts. */
  public String json(String stream) {
    return json(definition(stream).stream());
  }

  /** The same of all streams; where several have a name, the first one's words. */
  public String getAllJson() {
    return json(streams.list().stream().map(Serving::definition));
  }

  private String json(Stream<StreamDefinition> definitions) {
    Map<String, String> names = new LinkedHashMap<>();
    definitions.forEach(
        definition -> {
          String stream = definition.name().value();
          List<String> raw = new ArrayList<>(definition.subjects().keySet());
          definition.features().stream().map(FeatureRule::name).forEach(raw::add);
          raw.forEach(name -> names.computeIfAbsent(name, n -> feature(stream, n)));
        });
    var json = Json.createObjectBuilder();
    names.forEach(json::add);
    return json.build().toString();
  }

  private Wording wording(String stream) {
    return definition(stream).map(StreamDefinition::wording).orElse(Wording.NONE);
  }

  private Optional<StreamDefinition> definition(String stream) {
    return StreamName.isValid(stream)
        ? streams.find(new StreamName(stream)).map(Serving::definition)
        : Optional.empty();
  }
}
