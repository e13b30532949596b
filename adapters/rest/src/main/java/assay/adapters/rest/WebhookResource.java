package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.access.Role;
import assay.application.notification.ManageWebhooks;
import assay.application.notification.Webhooks;
import assay.application.notification.Webhooks.Delivery;
import assay.application.notification.Webhooks.ModelChanged;
import assay.application.notification.Webhooks.Webhook;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told of changes of models. */
@Path("/webhooks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams and models")
public class WebhookResource {
  private static final int LONGEST_URL = 2000;
  private static final int SHOWN = 50;
  private static final String KIND = "webhook";
  private static final String ON = "webhook that is on";

  private final Webhooks webhooks;
  private final ManageWebhooks manage;

  @Inject
  public WebhookResource(Webhooks webhooks, ManageWebhooks manage) {
    this.webhooks = webhooks;
    this.manage = manage;
  }

  /** RESTEasy looks for it, and CDI makes the resource by the other one. */
  @SuppressWarnings("NullAway")
  public WebhookResource() {
    this(null, null);
  }

  /** Where to. */
  @Schema(name = "NewWebhook")
  public record NewWebhook(@Schema(examples = "https://example.com/hook") @Nullable String url) {}

  /** Receivers. */
  @Schema(name = "Webhooks")
  public record WebhooksJson(List<WebhookJson> items) {}

  /** A receiver. */
  @Schema(name = "Webhook")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WebhookJson(
      String id,
      String url,
      String addedBy,
      Instant addedAt,
      @Schema(description = "Since when messages wait.") @Nullable Instant pausedAt,
      @Nullable Instant endedAt,
      @Schema(description = "The key of its signatures; told once.") @Nullable String secret,
      @Schema(description = "The latest messages.") @Nullable List<DeliveryJson> deliveries) {
    static WebhookJson of(
        Webhook webhook, @Nullable String secret, @Nullable List<DeliveryJson> deliveries) {
      return new WebhookJson(
          webhook.id().toString(),
          webhook.url().toString(),
          webhook.by(),
          webhook.at(),
          webhook.pausedAt().orElse(null),
          webhook.endedAt().orElse(null),
          secret,
          deliveries);
    }
  }

  /** What became of a message. */
  @Schema(name = "WebhookDelivery")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DeliveryJson(
      String id,
      @Schema(description = "The number of the change; left out for a test.") @Nullable Long change,
      @Nullable String stream,
      @Nullable String sha256,
      @Nullable String stage,
      @Schema(enumeration = {"waiting", "delivered", "given-up"}) String state,
      int attempts,
      String problem,
      Instant at) {
    static DeliveryJson of(Delivery delivery) {
      return new DeliveryJson(
          delivery.id().toString(),
          delivery.change().map(ModelChanged::number).orElse(null),
          delivery.change().map(ModelChanged::stream).orElse(null),
          delivery.change().map(ModelChanged::sha256).orElse(null),
          delivery.change().map(ModelChanged::stage).orElse(null),
          delivery.state(),
          delivery.attempts(),
          delivery.problem(),
          delivery.at());
    }
  }

  @GET
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "List who is told of changes of models")
  public WebhooksJson list() {
    return new WebhooksJson(
        webhooks.list().stream().map(hook -> WebhookJson.of(hook, null, null)).toList());
  }

  @POST
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Tell a receiver of every change of a model's stage from now on",
      description =
          "Messages are POSTed with Idempotency-Key and Assay-Signature: t=<seconds>,v1=<HMAC-SHA256"
              + " of '<seconds>.<body>' with the secret, in hexadecimal digits>. What is not"
              + " answered by 2xx is sent again, later each time.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewWebhook.class)))
  @APIResponse(responseCode = "201", description = "Added; the secret is told this once.")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response add(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    String url =
        Texts.require("/url", Body.read(body, headers, NewWebhook.class).url(), LONGEST_URL);
    try {
      var webhook = manage.add(URI.create(url), Caller.name(security));
      return Response.created(URI.create("/webhooks/" + webhook.id()))
          .entity(WebhookJson.of(webhook, webhook.secret(), null))
          .type(MediaType.APPLICATION_JSON_TYPE)
          .build();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problems.invalid(
              "/url", url, "the address of a receiver that may be told: " + e.getMessage()));
    }
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Read a receiver with what became of its latest messages")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public WebhookJson webhook(@PathParam("id") String id) {
    var wanted = Identifier.parse(id, KIND);
    return webhooks.list().stream()
        .filter(hook -> hook.id().equals(wanted))
        .findFirst()
        .map(
            hook ->
                WebhookJson.of(
                    hook,
                    null,
                    webhooks.deliveries(wanted, SHOWN).stream().map(DeliveryJson::of).toList()))
        .orElseThrow(() -> Identifier.missing(KIND));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "End a receiver; what was not delivered yet never will be")
  @APIResponse(responseCode = "204", description = "Ended.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void end(@PathParam("id") String id, @Context SecurityContext security) {
    require(manage.end(Identifier.parse(id, KIND), Caller.name(security)), KIND);
  }

  @POST
  @Path("{id}/pause")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Let a receiver rest; what there is to tell waits")
  @APIResponse(responseCode = "204", description = "It rests.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void pause(@PathParam("id") String id, @Context SecurityContext security) {
    require(manage.pause(Identifier.parse(id, KIND), Caller.name(security)), ON);
  }

  @POST
  @Path("{id}/resume")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Let a receiver that rests go on with what waits")
  @APIResponse(responseCode = "204", description = "It is told again.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void resume(@PathParam("id") String id, @Context SecurityContext security) {
    require(manage.resume(Identifier.parse(id, KIND), Caller.name(security)), "webhook that rests");
  }

  @POST
  @Path("{id}/test")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(
      summary = "Send a receiver a message that tells of no change",
      description = "Signed as any other, of type test; see its deliveries for what became of it.")
  @APIResponse(responseCode = "204", description = "It is sent soon.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void test(@PathParam("id") String id) {
    require(manage.test(Identifier.parse(id, KIND)), ON);
  }

  @POST
  @Path("{id}/deliveries/{message}/retry")
  @RolesAllowed(Role.Names.ADMIN)
  @Operation(summary = "Send a message again that was not delivered")
  @APIResponse(responseCode = "204", description = "It is sent soon.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void retry(@PathParam("id") String id, @PathParam("message") String message) {
    require(
        manage.retry(Identifier.parse(id, KIND), Identifier.parse(message, "message")),
        "message that was not delivered, of a webhook that is on,");
  }

  private static void require(boolean done, String kind) {
    if (!done) {
      throw Identifier.missing(kind);
    }
  }
}
