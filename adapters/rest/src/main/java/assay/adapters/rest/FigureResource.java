package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.monitoring.LiveBoard;
import assay.application.monitoring.RecentTimes;
import assay.application.scoring.ServingStreams;
import assay.domain.event.StreamName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What goes on now. */
@Path("/figures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "422", ref = "Invalid")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class FigureResource {
  private final LiveBoard board;
  private final RecentTimes times;
  private final ServingStreams streams;

  @Inject
  public FigureResource(LiveBoard board, RecentTimes times, ServingStreams streams) {
    this.board = board;
    this.times = times;
    this.streams = streams;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public FigureResource() {
    this(null, null, null);
  }

  @GET
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "Figures of the last minute, day and weeks",
      description =
          "Of all nodes, but for the times of the steps, which are those of the node that answers."
              + " The last minute is read from the decisions, the rest from sums that are about ten"
              + " seconds old.")
  public FigureJson figures(
      @Parameter(description = "Empty: all streams.") @QueryParam("stream")
          @Nullable String stream) {
    return FigureJson.of(board.board(stream(stream)), times);
  }

  @GET
  @Path("latest")
  @RolesAllowed({Role.Names.REVIEWER, Role.Names.ADMIN})
  @Operation(
      summary = "The latest events and the subjects of which most money was flagged",
      description =
          "Of a time, by default of the last day and week. Masked subjects without value.")
  public LatestJson latest(
      @Parameter(description = "Empty: all streams.") @QueryParam("stream") @Nullable String stream,
      @Parameter(description = "ISO 8601, included") @QueryParam("from") @Nullable String from,
      @Parameter(description = "ISO 8601, excluded") @QueryParam("to") @Nullable String to) {
    var name = stream(stream);
    var start = time("from", from);
    var end = time("to", to);
    return LatestJson.of(
        board.latest(name, start, end), board.listed(), board.subjects(name, start, end));
  }

  private Optional<StreamName> stream(@Nullable String stream) {
    return stream == null || stream.isEmpty()
        ? Optional.empty()
        : Optional.of(StreamResource.find(streams, stream).definition().name());
  }

  private static Optional<Instant> time(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new ProblemException(Problems.invalid(field, text, "a time, as 2026-01-31T13:45:00Z"));
    }
  }
}
