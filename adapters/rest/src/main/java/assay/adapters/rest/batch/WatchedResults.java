package assay.adapters.rest.batch;

import assay.adapters.rest.batch.FileBatch.Fault;
import assay.adapters.rest.json.Json;
import assay.adapters.rest.problem.Problem;
import assay.domain.event.FieldProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Results that somebody follows while they are written. */
record WatchedResults(Results results, FileBatch.Watcher watcher) implements Results {
  @Override
  public void begin(OutputStream out) throws IOException {
    results.begin(out);
  }

  @Override
  public void decided(Row row, byte[] answer, OutputStream out) throws IOException {
    results.decided(row, answer, out);
    var decision = Json.shared().readTree(answer);
    watcher.decided(
        row.number(),
        decision.path("decisionId").asText(),
        decision.path("tier").asText(),
        decision.path("probability").asDouble());
  }

  @Override
  public void failed(Row row, Problem problem, OutputStream out) throws IOException {
    results.failed(row, problem, out);
    watcher.failed(row.number(), faults(problem));
  }

  private static List<Fault> faults(Problem problem) {
    var errors = problem.errors();
    return errors == null || errors.isEmpty()
        ? List.of(new Fault("", problem.summary()))
        : errors.stream().map(WatchedResults::fault).toList();
  }

  private static Fault fault(FieldProblem error) {
    return new Fault(error.field(), error.value() + ", expected " + error.expected());
  }
}
