package assay.application.training;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A training run that has ended, for whoever wants to compare it with others.
 *
 * @param experiment that it is part of; runs of one experiment are compared
 * @param name for people
 * @param description one paragraph, may be empty
 * @param started when it began
 * @param ended when it ended, not before it began
 * @param status how it ended
 * @param parameters what it was told, by name
 * @param metrics how it did, by name; what is no finite number is not logged
 * @param tags what else people may search for, by name
 * @param files its reports and tables, each at its own path
 * @param model the PMML file, empty if there is none
 */
public record TrackedRun(
    String experiment,
    String name,
    String description,
    Instant started,
    Instant ended,
    Status status,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> tags,
    List<RunFile> files,
    Optional<Path> model) {

  public TrackedRun {
    if (experiment.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A run has a name and belongs to an experiment.");
    }
    if (ended.isBefore(started)) {
      throw new IllegalArgumentException(
          "The run ended at %s, before it started at %s.".formatted(ended, started));
    }
    parameters = ordered(parameters);
    metrics = ordered(metrics);
    tags = ordered(tags);
    files = List.copyOf(files);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** How a run ended. */
  public enum Status {
    FINISHED,
    FAILED
  }

  /**
   * A file to keep with a run.
   *
   * @param path under which it is kept: names separated by {@code /}, such as {@code
   *     report/index.html}
   * @param file where it is now
   */
  public record RunFile(String path, Path file) {
    private static final Pattern PATH =
        Pattern.compile(
            "(?!\\.\\.?(/|$))[^/\\\\#\\p{Cntrl}]+(/(?!\\.\\.?(/|$))[^/\\\\#\\p{Cntrl}]+)*");

    public RunFile {
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException(
            "A file can't be kept at '%s': a path is names separated by '/', without '.', '..', '#' and '\\'."
                .formatted(path));
      }
    }
  }
}
