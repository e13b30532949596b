package assay.adapters.persistence;

import assay.application.scoring.SubjectHistories;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import assay.domain.history.HistorySpan;
import assay.domain.history.SubjectEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The histories of subjects by one query: a walk of the index for each span. */
@ApplicationScoped
public class JdbcSubjectHistories implements SubjectHistories {
  private static final Duration PATIENCE = Duration.ofMillis(1_800);

  private static final String FRAUD =
      """
      COALESCE(
        (SELECT l.fraud FROM label l WHERE l.decision_id = e.decision_id
          ORDER BY l.said_at DESC, l.source LIMIT 1),
        e.fraud)""";

  private static final String FROM =
      """

      FROM subject_event e
      WHERE stream = ? AND kind = ? AND subject = ? AND happened_at > ? AND happened_at <= ?
      """;

  private final Sql sql;

  @Inject
  public JdbcSubjectHistories(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public List<SubjectEvent> find(StreamName stream, List<HistorySpan> spans) {
    return spans.isEmpty() ? List.of() : new Query(stream, spans).run(sql);
  }

  /** One query for all spans; each asks for all names, and takes what is its own. */
  static final class Query {
    private static final int FIRST_FACT = 5;

    private final List<HistorySpan> spans;
    private final List<String> names;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    Query(StreamName stream, List<HistorySpan> spans) {
      this.spans = spans;
      this.names =
          spans.stream()
              .flatMap(span -> Stream.concat(span.numbers().stream(), span.keys().stream()))
              .distinct()
              .toList();
      for (HistorySpan span : spans) {
        parameters.addAll(names);
        parameters.add(stream.value());
        parameters.add(span.subject().kind());
        parameters.add(StorableText.key(span.subject().value()));
        parameters.add(span.after());
        parameters.add(span.upTo());
      }
    }

    List<SubjectEvent> run(Sql sql) {
      return sql.listWithin(PATIENCE, text(), this::read, parameters());
    }

    String text() {
      var branches = new StringJoiner("UNION ALL\n", "", "ORDER BY 1, 2, 3");
      for (int i = 0; i < spans.size(); i++) {
        String fraud = spans.get(i).labels() ? FRAUD : "NULL::boolean";
        String facts = ", facts ->> ?".repeat(names.size());
        branches.add("SELECT " + i + ", happened_at, number, " + fraud + facts + FROM);
      }
      return branches.toString();
    }

    @Nullable Object[] parameters() {
      return parameters.toArray();
    }

    private SubjectEvent read(ResultSet row) throws SQLException {
      var span = spans.get(row.getInt(1));
      boolean fraud = row.getBoolean(FIRST_FACT - 1);
      var known = row.wasNull() ? Optional.<Boolean>empty() : Optional.of(fraud);
      var facts = new LinkedHashMap<String, @Nullable Object>();
      for (String name : span.numbers()) {
        facts.put(name, number(row.getString(FIRST_FACT + names.indexOf(name))));
      }
      for (String name : span.keys()) {
        facts.put(name, row.getString(FIRST_FACT + names.indexOf(name)));
      }
      return new SubjectEvent(span.subject(), row.getLong(2), known, new Features(facts));
    }

    /** Under an earlier definition the name may have been of a category: then it is missing. */
    private static @Nullable Double number(@Nullable String text) {
      try {
        return text == null ? null : Double.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }
}
