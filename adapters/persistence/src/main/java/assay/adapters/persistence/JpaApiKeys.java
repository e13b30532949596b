package assay.adapters.persistence;

import static assay.adapters.persistence.StorageFailures.translating;

import assay.application.access.ApiKeys;
import assay.domain.event.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys by JPA. */
@ApplicationScoped
public class JpaApiKeys implements ApiKeys {
  private final EntityManager entities;

  @Inject
  public JpaApiKeys(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<ApiKey> find(Sha256 hash) {
    return translating(
        () ->
            entities
                .createQuery(
                    "select k from ApiKeyEntity k where k.hash = :hash", ApiKeyEntity.class)
                .setParameter("hash", hash.hex())
                .getResultStream()
                .findFirst()
                .map(ApiKeyEntity::toDomain));
  }

  @Override
  public List<ApiKey> list() {
    return translating(
        () ->
            entities
                .createQuery(
                    "select k from ApiKeyEntity k order by k.createdAt desc, k.id desc",
                    ApiKeyEntity.class)
                .getResultStream()
                .map(ApiKeyEntity::toDomain)
                .toList());
  }

  @Override
  public Set<String> owners(String name) {
    if (!StorableText.of(name).equals(name)) {
      return Set.of();
    }
    return translating(
        () ->
            entities
                .createQuery(
                    "select distinct k.owner from ApiKeyEntity k where k.name = :name",
                    String.class)
                .setParameter("name", name)
                .getResultStream()
                .collect(Collectors.toSet()));
  }

  @Override
  @Transactional
  public void save(ApiKey key) {
    translating(
        () -> {
          var merged = entities.merge(ApiKeyEntity.from(key));
          entities.flush();
          return merged;
        });
  }

  @Override
  @Transactional
  public boolean revoke(UUID id, Instant at) {
    return translating(
        () ->
            entities
                    .createQuery(
                        "update ApiKeyEntity k set k.revokedAt = :at"
                            + " where k.id = :id and k.revokedAt is null")
                    .setParameter("at", at)
                    .setParameter("id", id)
                    .executeUpdate()
                > 0);
  }
}
