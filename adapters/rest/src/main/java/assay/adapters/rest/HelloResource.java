package assay.adapters.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The simplest sign of life. */
@Path("/hello")
@ApplicationScoped
@Tag(name = "Server")
public class HelloResource {
  @GET
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Greet")
  @SecurityRequirementsSet
  public String hello() {
    return "Hello, World!";
  }
}
