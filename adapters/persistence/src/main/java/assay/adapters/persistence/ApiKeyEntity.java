package assay.adapters.persistence;

import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.Role;
import assay.domain.event.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key that a program shows. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class ApiKeyEntity {
  @Id private UUID id;

  private String name;
  private String owner;

  @Enumerated(EnumType.STRING)
  private Role role;

  private String hash;
  private String hint;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected ApiKeyEntity() {}

  static ApiKeyEntity from(ApiKey key) {
    var entity = new ApiKeyEntity();
    entity.id = key.id();
    entity.name = key.name();
    entity.owner = key.owner();
    entity.role = key.role();
    entity.hash = key.hash().hex();
    entity.hint = key.hint();
    entity.createdAt = key.createdAt();
    entity.revokedAt = key.revokedAt().orElse(null);
    return entity;
  }

  ApiKey toDomain() {
    return new ApiKey(
        id, name, owner, role, new Sha256(hash), hint, createdAt, Optional.ofNullable(revokedAt));
  }
}
