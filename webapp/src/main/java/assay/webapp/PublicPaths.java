package assay.webapp;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Describes the API at the paths that clients call, {@code /score} and not {@code /api/score}: the
 * prefix keeps it apart from the pages inside the server only; see {@code undertow-handlers.conf}.
 */
public class PublicPaths implements OASFilter {
  private static final String PREFIX = "/api/";

  @Override
  public void filterOpenAPI(OpenAPI description) {
    var paths = description.getPaths();
    if (paths != null && paths.getPathItems() != null) {
      description.setPaths(publicOnes(paths));
    }
  }

  private static Paths publicOnes(Paths paths) {
    var result = OASFactory.createPaths();
    paths
        .getPathItems()
        .forEach(
            (path, item) ->
                result.addPathItem(
                    path.startsWith(PREFIX) ? path.substring(PREFIX.length() - 1) : path, item));
    return result;
  }
}
