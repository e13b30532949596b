package assay.adapters.rest.planted;

import jakarta.ws.rs.GET;

/** Planted: a resource method that says nothing of who may call it. */
public class OpenToAll {
  @GET
  public String get() {
    return "";
  }
}
