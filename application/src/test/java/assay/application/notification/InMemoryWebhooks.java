package assay.application.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Webhooks that are forgotten at exit. */
public final class InMemoryWebhooks implements Webhooks {
  private final Map<UUID, Webhook> hooks = new LinkedHashMap<>();
  private final Map<UUID, State> states = new LinkedHashMap<>();
  private long number;

  private static final class State {
    private final Webhook webhook;
    private final Optional<ModelChanged> change;
    private final Instant at;
    private Optional<Instant> due;
    private boolean delivered;
    private int attempts;
    private String problem = "";

    State(Webhook webhook, Optional<ModelChanged> change, Instant at) {
      this.webhook = webhook;
      this.change = change;
      this.at = at;
      this.due = Optional.of(at);
    }
  }

  /** Something changed. */
  public void changed(String stream, String stage, String by, Instant at) {
    var change = new ModelChanged(++number, stream, "ab", stage, "why", by, at);
    for (Webhook webhook : hooks.values()) {
      if (webhook.endedAt().isEmpty()) {
        states.put(new UUID(number, states.size()), new State(webhook, Optional.of(change), at));
      }
    }
  }

  @Override
  public List<Webhook> list() {
    var all = new ArrayList<>(hooks.values());
    java.util.Collections.reverse(all);
    return all;
  }

  @Override
  public void add(Webhook webhook) {
    hooks.put(webhook.id(), webhook);
  }

  private boolean isOn(UUID id) {
    var known = hooks.get(id);
    return known != null && known.endedAt().isEmpty() && known.pausedAt().isEmpty();
  }

  private void put(Webhook known, Optional<Instant> paused, Optional<Instant> ended) {
    hooks.put(
        known.id(),
        new Webhook(
            known.id(), known.url(), known.secret(), known.by(), known.at(), paused, ended));
  }

  @Override
  public boolean end(UUID id, String by, Instant at) {
    var known = hooks.get(id);
    if (known == null || known.endedAt().isPresent()) {
      return false;
    }
    put(known, known.pausedAt(), Optional.of(at));
    states.values().stream()
        .filter(state -> state.webhook.id().equals(id))
        .forEach(state -> state.due = Optional.empty());
    return true;
  }

  @Override
  public boolean pause(UUID id, String by, Instant at) {
    if (!isOn(id)) {
      return false;
    }
    put(hooks.get(id), Optional.of(at), Optional.empty());
    return true;
  }

  @Override
  public boolean resume(UUID id, String by, Instant at) {
    var known = hooks.get(id);
    if (known == null || known.pausedAt().isEmpty() || known.endedAt().isPresent()) {
      return false;
    }
    put(known, Optional.empty(), Optional.empty());
    return true;
  }

  @Override
  public boolean test(UUID webhook, UUID message, Instant at) {
    if (!isOn(webhook)) {
      return false;
    }
    states.put(message, new State(hooks.get(webhook), Optional.empty(), at));
    return true;
  }

  @Override
  public boolean retry(UUID webhook, UUID message, Instant at) {
    var state = states.get(message);
    if (state == null || state.delivered || !state.webhook.id().equals(webhook) || !isOn(webhook)) {
      return false;
    }
    state.due = Optional.of(at);
    state.attempts = 0;
    return true;
  }

  @Override
  public List<Message> claim(Instant now, Instant until, int limit) {
    var claimed = new ArrayList<Message>();
    states.forEach(
        (id, state) -> {
          if (claimed.size() < limit
              && hooks.get(state.webhook.id()).pausedAt().isEmpty()
              && state.due.filter(due -> !due.isAfter(now)).isPresent()) {
            state.due = Optional.of(until);
            claimed.add(new Message(id, state.webhook, state.attempts, state.change, state.at));
          }
        });
    return claimed;
  }

  @Override
  public void delivered(UUID message, Instant at) {
    var state = states.get(message);
    state.delivered = true;
    state.due = Optional.empty();
    state.attempts++;
    state.problem = "";
  }

  @Override
  public void failed(UUID message, String why, Optional<Instant> next) {
    var state = states.get(message);
    state.due = next;
    state.attempts++;
    state.problem = why;
  }

  @Override
  public List<Delivery> deliveries(UUID webhook, int limit) {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue().webhook.id().equals(webhook))
        .map(
            entry -> {
              var state = entry.getValue();
              return new Delivery(
                  entry.getKey(),
                  state.change,
                  state.delivered ? "delivered" : state.due.isPresent() ? "waiting" : "given-up",
                  state.attempts,
                  state.problem,
                  state.at);
            })
        .sorted(
            Comparator.comparing(Delivery::at)
                .thenComparing(d -> d.change().map(ModelChanged::number).orElse(0L))
                .reversed())
        .limit(limit)
        .toList();
  }
}
