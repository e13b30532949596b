package assay.adapters.persistence;

import assay.application.model.ModelRemarks;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Notes, tags and aliases of model versions by JDBC. */
@ApplicationScoped
public class JdbcModelRemarks implements ModelRemarks {
  private final Sql sql;

  @Inject
  public JdbcModelRemarks(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  private record Tagged(Sha256 sha256, String tag) {}

  @Override
  public List<Note> notes(StreamName stream, Sha256 sha256) {
    return sql.list(
        "SELECT body, written_by, written_at FROM model_note"
            + " WHERE stream = ? AND sha256 = ? ORDER BY number",
        row ->
            new Note(
                row.getString("body"), row.getString("written_by"), Sql.instant(row, "written_at")),
        stream.value(),
        sha256);
  }

  @Override
  public void note(StreamName stream, Sha256 sha256, Note note) {
    sql.inTransaction(
        connection ->
            Sql.update(
                connection,
                "INSERT INTO model_note (stream, sha256, body, written_by, written_at)"
                    + " VALUES (?, ?, ?, ?, ?)",
                stream.value(),
                sha256,
                note.text(),
                note.by(),
                note.at()));
  }

  @Override
  public Map<Sha256, Set<String>> tags(StreamName stream) {
    var tags = new LinkedHashMap<Sha256, Set<String>>();
    for (var tagged :
        sql.list(
            "SELECT sha256, tag FROM model_tag WHERE stream = ? ORDER BY sha256, tag",
            row -> new Tagged(Sql.sha256(row, "sha256"), row.getString("tag")),
            stream.value())) {
      tags.computeIfAbsent(tagged.sha256(), key -> new TreeSet<>()).add(tagged.tag());
    }
    return tags;
  }

  @Override
  public void tag(StreamName stream, Sha256 sha256, Set<String> tags) {
    sql.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "DELETE FROM model_tag WHERE stream = ? AND sha256 = ?",
              stream.value(),
              sha256);
          for (String tag : tags) {
            Sql.update(
                connection,
                "INSERT INTO model_tag (stream, sha256, tag) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                stream.value(),
                sha256,
                tag);
          }
        });
  }

  @Override
  public Map<String, Sha256> aliases(StreamName stream) {
    var aliases = new TreeMap<String, Sha256>();
    sql.list(
            "SELECT alias, sha256 FROM model_alias WHERE stream = ?",
            row -> new Tagged(Sql.sha256(row, "sha256"), row.getString("alias")),
            stream.value())
        .forEach(named -> aliases.put(named.tag(), named.sha256()));
    return aliases;
  }

  @Override
  public void alias(StreamName stream, String alias, Optional<Sha256> sha256) {
    sql.inTransaction(
        connection -> {
          if (sha256.isEmpty()) {
            Sql.update(
                connection,
                "DELETE FROM model_alias WHERE stream = ? AND alias = ?",
                stream.value(),
                alias);
            return;
          }
          Sql.update(
              connection,
              "INSERT INTO model_alias (stream, alias, sha256) VALUES (?, ?, ?)"
                  + " ON CONFLICT (stream, alias) DO UPDATE SET sha256 = excluded.sha256",
              stream.value(),
              alias,
              sha256.get());
        });
  }
}
