package assay.adapters.rest;

import assay.adapters.rest.doc.Examples;
import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All calls; the server rewrites the public paths to those below {@code /api}. */
@ApplicationPath("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Assay",
            version = "1",
            description =
                "Fraud scoring and triage: raw events in, decisions by expected cost out, verdicts"
                    + " back. Errors are application/problem+json (RFC 9457).",
            license =
                @License(
                    name = "AGPL-3.0-or-later",
                    url = "https://www.gnu.org/licenses/agpl-3.0.html")),
    servers = @Server(url = "/"),
    security = @SecurityRequirement(name = "apiKey"),
    tags = {
      @Tag(name = "Scoring", description = "Events in, decisions out."),
      @Tag(name = "Decisions", description = "What was decided, and the proof of it."),
      @Tag(name = "Streams and models", description = "What decides."),
      @Tag(name = "Cases", description = "What people look at."),
      @Tag(name = "Keys", description = "Who may call."),
      @Tag(name = "Server", description = "Whether it is there.")
    },
    components =
        @Components(
            schemas =
                @Schema(
                    name = "Event",
                    type = SchemaType.OBJECT,
                    description =
                        "One raw event: a JSON object with the fields of its stream; further"
                            + " fields are kept."),
            requestBodies = {
              @RequestBody(
                  name = "Reason",
                  description = "Why; may be left out.",
                  content =
                      @Content(
                          mediaType = MediaType.APPLICATION_JSON,
                          schema = @Schema(implementation = ModelRequest.ReasonJson.class))),
              @RequestBody(
                  name = "RequiredReason",
                  required = true,
                  description = "Why.",
                  content =
                      @Content(
                          mediaType = MediaType.APPLICATION_JSON,
                          schema = @Schema(implementation = ModelRequest.ReasonJson.class)))
            },
            responses = {
              @APIResponse(
                  name = "Malformed",
                  description = "Not one well-formed JSON object, or a request that can't be read.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(name = "malformed", value = Examples.MALFORMED))),
              @APIResponse(
                  name = "NotFound",
                  description = "No such stream, decision, case, model or key.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Conflict",
                  description = "Decided before with other bytes, or forbidden by a case's state.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "TooLarge",
                  description = "The body is too large.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Unsupported",
                  description = "Another Content-Type is expected.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = "Invalid",
                  description = "Fields that can't be used, each with what was expected.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples = @ExampleObject(name = "invalid", value = Examples.INVALID))),
              @APIResponse(
                  name = "Unavailable",
                  description = "No model yet, or the database is away; see Retry-After.",
                  content =
                      @Content(
                          mediaType = ProblemResponse.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class)))
            }))
@SecurityScheme(
    securitySchemeName = "apiKey",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "API key",
    description = "A key that an administrator made; each has one role.")
public class AssayApi extends Application {}
