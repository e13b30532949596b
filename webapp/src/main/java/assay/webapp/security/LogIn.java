package assay.webapp.security;

import assay.application.access.ManageAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets people in and out. */
@ApplicationScoped
public class LogIn {
  /** Every failure takes as long, so that the time does not tell which user names exist. */
  private static final long FAILURE_NANOS = Duration.ofMillis(700).toNanos();

  private static final int LONGEST_NAME = 100;

  @Inject private ManageAccess access;
  @Inject private FailedLogIns failures;
  @Inject private LogInTrail trail;
  @Inject private Clock clock;

  /** What came of trying. */
  public enum Outcome {
    LOGGED_IN,
    /** Unknown, disabled or wrong password: never said which. */
    REFUSED,
    /** Too many failures lately. */
    LOCKED
  }

  /** Lets a person in, whom the session remembers from now on. */
  public Outcome logIn(HttpServletRequest request, String username, String password) {
    long start = System.nanoTime();
    String address = request.getRemoteAddr();
    if (failures.isLocked(username, address, clock.instant())) {
      return fail(username, address, start, Outcome.LOCKED);
    }
    var account = access.logIn(username, password);
    if (account.isEmpty()) {
      failures.failed(username, address, clock.instant());
      return fail(username, address, start, Outcome.REFUSED);
    }
    failures.succeeded(username, address);
    new SessionLogin(account.get().username(), account.get().role()).keepIn(request);
    trail.record(account.get().username(), "logged-in", address);
    return Outcome.LOGGED_IN;
  }

  /** Forgets the person of this session and everything in it. */
  public void logOut(HttpServletRequest request) {
    SessionLogin.of(request)
        .ifPresent(login -> trail.record(login.username(), "logged-out", request.getRemoteAddr()));
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private Outcome fail(String username, String address, long start, Outcome outcome) {
    trail.record(
        username.substring(0, Math.min(LONGEST_NAME, username.length())).replace('\0', ' '),
        "login-failed",
        outcome == Outcome.LOCKED ? address + ", locked" : address);
    LockSupport.parkNanos(FAILURE_NANOS - (System.nanoTime() - start));
    return outcome;
  }
}
