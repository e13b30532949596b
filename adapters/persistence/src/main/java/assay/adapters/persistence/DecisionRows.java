package assay.adapters.persistence;

import static assay.adapters.persistence.StorableText.literal;

import assay.application.scoring.DecisionLog.Entry;
import assay.domain.cost.Assessment;
import assay.domain.cost.ExpectedCost;
import assay.domain.triage.AuditSample;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores many decisions, with the cases that they open and what they leave for later windows, by
 * one statement: one round trip, one transaction. Every column travels as one array.
 */
final class DecisionRows {
  /**
   * A column of the table.
   *
   * @param sent type of the array's elements
   * @param stored how an element becomes the column's value
   */
  private record Column(
      String name,
      String sent,
      Class<?> type,
      String stored,
      Function<Entry, @Nullable Object> value) {
    static Column of(
        String name, String sent, Class<?> type, Function<Entry, @Nullable Object> value) {
      return new Column(name, sent, type, name, value);
    }

    static Column text(String name, Function<Entry, @Nullable Object> value) {
      return of(name, "text", String.class, value);
    }

    static Column cast(String name, String to, Function<Entry, @Nullable Object> value) {
      return new Column(name, "text", String.class, name + "::" + to, value);
    }

    static Column number(String name, Function<Entry, @Nullable Object> value) {
      return of(name, "float8", Double.class, value);
    }

    static Column bytes(String name, Function<Entry, @Nullable Object> value) {
      return of(name, "bytea", byte[].class, value);
    }

    @Nullable Object[] array(List<Entry> entries) {
      var values = (@Nullable Object[]) Array.newInstance(type, entries.size());
      for (int i = 0; i < values.length; i++) {
        Array.set(values, i, value.apply(entries.get(i)));
      }
      return values;
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "uuid", UUID.class, e -> e.decision().id().value()),
          Column.text("stream", e -> e.decision().event().stream().value()),
          Column.text("dedup_key", e -> StorableText.key(e.key())),
          Column.text("event_id", e -> StorableText.of(e.decision().event().id())),
          Column.cast("event_time", "timestamptz", e -> e.decision().event().time().toString()),
          Column.bytes("raw", Entry::raw),
          Column.bytes("raw_sha256", e -> Sql.bytes(e.rawSha256())),
          Column.cast("fields", "jsonb", e -> StorableText.json(e.raw())),
          Column.cast("subjects", "text[]", e -> literal(e.decision().event().subjects())),
          Column.cast("amount", "numeric", e -> e.decision().event().amount().amount().toString()),
          Column.text("currency", e -> StorableText.of(e.decision().event().amount().currency())),
          Column.number("rate", e -> e.decision().event().amount().rate()),
          Column.bytes("model_sha256", e -> Sql.bytes(e.decision().model())),
          Column.of("calibrated", "bool", Boolean.class, e -> e.decision().calibrated()),
          Column.bytes("definition_sha256", e -> Sql.bytes(e.decision().definition())),
          Column.of("costs_version", "int4", Integer.class, e -> e.decision().costsVersion()),
          Column.number("probability", e -> e.decision().probability().value()),
          Column.number("raw_probability", e -> e.decision().rawProbability().value()),
          Column.number("cost_allow", e -> cost(e, ExpectedCost::allow)),
          Column.number("cost_review", e -> cost(e, ExpectedCost::review)),
          Column.number("cost_block", e -> cost(e, ExpectedCost::block)),
          Column.text("action", e -> assessment(e).action().name()),
          Column.number("saving", e -> assessment(e).saving().orElse(null)),
          Column.text("tier", e -> assessment(e).tier().name()),
          Column.number("priority", e -> assessment(e).priority()),
          Column.text("reporting_currency", e -> e.decision().reportingCurrency()),
          Column.cast("scored_at", "timestamptz", e -> e.decision().scoredAt().toString()),
          Column.bytes("answer", Entry::answer),
          Column.cast("windows", "float8[]", e -> StorableText.array(e.kept().windows())));

  /** What only the case of an audit sample needs. */
  private static final List<Column> SAMPLE =
      List.of(
          Column.number("sample_share", e -> e.sample().map(AuditSample::share).orElse(null)),
          Column.number("sample_priority", e -> e.sample().map(AuditSample::priority).orElse(null)),
          Column.number(
              "sample_probability", e -> e.sample().map(AuditSample::probability).orElse(null)));

  private static final List<Column> ALL = Stream.concat(COLUMNS.stream(), SAMPLE.stream()).toList();

  private static final String NAMES = joined(COLUMNS, Column::name);

  private static final String INSERT =
      """
      WITH entry AS (
        SELECT * FROM unnest(%s) AS entry(%s)
      ), stored AS (
        INSERT INTO decision (%s) SELECT %s FROM entry
        ON CONFLICT DO NOTHING RETURNING id
      ), opened AS (
        INSERT INTO triage_case
          (id, stream, event_id, amount, tier, action, priority, opened_at, state, event_time,
           subjects, model_sha256, probability, at_risk, saving, reporting_currency, sampled,
           sample_share)
        SELECT id, stream, event_id, amount::numeric, tier,
          CASE WHEN sample_share IS NULL THEN action ELSE 'REVIEW' END,
          COALESCE(sample_priority, priority), scored_at::timestamptz, 'OPEN',
          event_time::timestamptz, subjects::text[], model_sha256,
          COALESCE(sample_probability, probability), amount::float8 * rate,
          CASE WHEN sample_share IS NULL THEN saving END, reporting_currency,
          sample_share IS NOT NULL, sample_share
        FROM entry JOIN stored USING (id) WHERE tier <> 'LOW' OR sample_share IS NOT NULL
      ), linked AS (
        INSERT INTO subject_link
        SELECT DISTINCT subject_key(stream, subject), id
        FROM entry JOIN stored USING (id), unnest(subjects::text[]) AS subject
      )"""
          .formatted(
              joined(ALL, c -> "?::" + c.sent + "[]"),
              joined(ALL, Column::name),
              NAMES,
              joined(COLUMNS, Column::stored));

  private static final String ANSWER = " SELECT id FROM stored";

  /** For a row that was refused once: its projection may be what PostgreSQL can't hold. */
  private static final String INSERT_CAREFULLY =
      INSERT.replace(
          "fields::jsonb", "CASE WHEN pg_input_is_valid(fields, 'jsonb') THEN fields::jsonb END");

  private DecisionRows() {}

  /**
   * Stores what is not there yet, durably when this returns. Equal keys within the entries: the
   * first is stored.
   *
   * @param kept what the entries leave for later windows
   * @param careful goes without the projection of an event that has none
   * @return the identities of what was stored
   */
  static Set<UUID> insert(
      Connection connection, List<Entry> entries, SubjectEventRows kept, boolean careful)
      throws SQLException {
    String sql =
        (careful ? INSERT_CAREFULLY : INSERT)
            + (kept.isEmpty() ? "" : SubjectEventRows.INSERT)
            + ANSWER;
    try (var statement = connection.prepareStatement(sql)) {
      var arrays = bind(connection, statement, entries);
      if (!kept.isEmpty()) {
        arrays.addAll(kept.bind(connection, statement, ALL.size() + 1));
      }
      var stored = new HashSet<UUID>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getObject(1, UUID.class));
        }
      }
      for (var array : arrays) {
        array.free();
      }
      return stored;
    }
  }

  private static List<java.sql.Array> bind(
      Connection connection, PreparedStatement statement, List<Entry> entries) throws SQLException {
    var arrays = new ArrayList<java.sql.Array>();
    for (int i = 0; i < ALL.size(); i++) {
      var column = ALL.get(i);
      var array = connection.createArrayOf(column.sent, column.array(entries));
      statement.setArray(i + 1, array);
      arrays.add(array);
    }
    return arrays;
  }

  private static String joined(List<Column> columns, Function<Column, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }

  private static Assessment assessment(Entry entry) {
    return entry.decision().assessment();
  }

  private static @Nullable Double cost(Entry entry, Function<ExpectedCost, Double> part) {
    return assessment(entry).expectedCost().map(part).orElse(null);
  }
}
