package assay.webapp.console;

import assay.webapp.security.SessionLogin;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;

/** What comes back of an uploaded file, for the person who uploaded it. */
@WebServlet(UploadResult.PATH)
public class UploadResult extends HttpServlet {
  static final String PATH = "/upload-result.xhtml";
  private static final long serialVersionUID = 1;

  @Inject private transient Uploads uploads;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Objects.requireNonNullElse(request.getParameter("id"), "");
    var upload =
        SessionLogin.of(request)
            .flatMap(login -> uploads.find(id, login.username()))
            .filter(Upload::isDone);
    if (upload.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean table = Uploads.isTable(upload.get().getFileName());
    response.setContentType(table ? "text/csv" : "application/x-ndjson");
    response.setCharacterEncoding("UTF-8");
    // A name of our own: that of the file came from outside.
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"decided." + (table ? "csv\"" : "ndjson\""));
    Files.copy(upload.get().result(), response.getOutputStream());
  }
}
