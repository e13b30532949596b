package assay.webapp;

import assay.adapters.rest.RequestIds;
import assay.adapters.rest.problem.ContainerProblems;
import assay.adapters.rest.problem.ProblemResponse;
import assay.webapp.console.Languages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;

/**
 * Answers the errors that the container makes itself: a problem (RFC 9457) for programs, a page for
 * browsers. Says nothing of exceptions, which could hold an event; they are in the log.
 */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public class ErrorServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = statusOf(request, response);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept, Accept-Language");
    response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    if (prefersHtml(request)) {
      write(response, "text/html", page(request, status).getBytes(StandardCharsets.UTF_8));
    } else {
      write(response, ProblemResponse.MEDIA_TYPE, problem(request, response, status));
    }
  }

  /** Without an error being dispatched, someone asked for this very address: not found. */
  private static int statusOf(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      return status;
    }
    return response.getStatus() >= 400 ? response.getStatus() : HttpServletResponse.SC_NOT_FOUND;
  }

  /** Browsers name text/html before anything general; programs say what they take, or nothing. */
  private static boolean prefersHtml(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    if (accept == null || !accept.contains("text/html")) {
      return false;
    }
    var json = accept.indexOf("json");
    return json < 0 || accept.indexOf("text/html") < json;
  }

  /** The same kinds of problems, with the same sort of instance, as the API's own. */
  private static byte[] problem(
      HttpServletRequest request, HttpServletResponse response, int status) {
    var id = response.getHeader(RequestIds.HEADER);
    if (id == null) {
      id = RequestIds.choose(request.getHeader(RequestIds.HEADER));
      response.setHeader(RequestIds.HEADER, id);
    }
    return ContainerProblems.problem(status).json(id);
  }

  private String page(HttpServletRequest request, int status) {
    var language = Languages.best(request.getLocales(), Languages.of(getServletContext()));
    var texts = Languages.texts(language);
    var title = text(texts, status, "title");
    return """
        <!DOCTYPE html>
        <html lang="%1$s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$d %3$s - Assay</title><link rel="stylesheet" href="/resources/console/console.css"></head>
        <body><header class="top"><a class="brand" href="/"><img src="/resources/console/assay.svg" alt="" width="24" height="24">Assay</a></header>
        <main><section class="card login"><h1>%3$s</h1><p>%4$s</p>
        <p><a class="button" href="/">%5$s</a></p></section></main></body>
        </html>
        """
        .formatted(
            language.toLanguageTag(),
            status,
            title,
            text(texts, status, "advice"),
            texts.getString("error.back"));
  }

  /** What is said of a status; of a rare one what is said of its kind. */
  private static String text(ResourceBundle texts, int status, String what) {
    var own = "error.%d.%s".formatted(status, what);
    return texts.containsKey(own)
        ? texts.getString(own)
        : texts.getString("error.%s.%s".formatted(status < 500 ? "request" : "server", what));
  }

  private static void write(HttpServletResponse response, String type, byte[] bytes)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
