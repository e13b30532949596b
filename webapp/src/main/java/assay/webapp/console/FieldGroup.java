package assay.webapp.console;

import assay.domain.event.Pointer;
import assay.domain.event.TimeRule;
import assay.domain.stream.AmountRule;
import assay.domain.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fields of an event that play a like role in its stream.
 *
 * @param key what the bundle calls the group: facts, subjects, model or other
 */
public record FieldGroup(String key, List<FieldRow> rows) {
  private enum Role {
    /** What, when and how much. */
    FACTS,
    /** Who is in it. */
    SUBJECTS,
    /** What the model reads beside these. */
    MODEL,
    OTHER
  }

  /** The groups that have fields, each in the order of the event. */
  static List<FieldGroup> of(List<FieldRow> rows, StreamDefinition definition) {
    var facts = facts(definition);
    var subjects = tops(definition.subjects().values());
    var model = new HashSet<String>();
    definition.features().forEach(rule -> model.addAll(tops(rule.derivation().reads())));
    Map<Role, List<FieldRow>> groups = new EnumMap<>(Role.class);
    for (FieldRow row : rows) {
      String top = row.place().segments().get(0);
      var role =
          facts.contains(top)
              ? Role.FACTS
              : subjects.contains(top)
                  ? Role.SUBJECTS
                  : model.contains(top) ? Role.MODEL : Role.OTHER;
      groups.computeIfAbsent(role, unused -> new ArrayList<>()).add(row);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new FieldGroup(group.getKey().name().toLowerCase(Locale.ROOT), group.getValue()))
        .toList();
  }

  private static Set<String> facts(StreamDefinition definition) {
    var facts = new HashSet<String>();
    definition.id().ifPresent(at -> facts.addAll(tops(List.of(at))));
    definition.time().map(TimeRule::at).ifPresent(at -> facts.addAll(tops(at)));
    definition.currency().at().ifPresent(at -> facts.addAll(tops(List.of(at))));
    if (definition.amount() instanceof AmountRule.Field field) {
      facts.addAll(tops(List.of(field.at())));
    }
    return facts;
  }

  private static Set<String> tops(Iterable<Pointer> places) {
    var tops = new HashSet<String>();
    places.forEach(place -> tops.add(place.segments().get(0)));
    return tops;
  }
}
