package assay.adapters.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.cfg.AvailableSettings;

/**
 * The persistence unit outside a server: one entity manager per transaction and thread, or one per
 * call where there is no transaction, as a server lends them.
 */
final class TestEntities {
  private static final EntityManagerFactory FACTORY =
      Persistence.createEntityManagerFactory(
          "assay",
          Map.of(
              AvailableSettings.JAKARTA_TRANSACTION_TYPE,
              "RESOURCE_LOCAL",
              AvailableSettings.JAKARTA_JTA_DATASOURCE,
              TestDatabase.shared(),
              AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
              TestDatabase.shared()));
  private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

  private TestEntities() {}

  static EntityManager shared() {
    return (EntityManager)
        Proxy.newProxyInstance(
            TestEntities.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              var entities = CURRENT.get() == null ? FACTORY.createEntityManager() : CURRENT.get();
              try {
                return method.invoke(entities, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  static <T> T inTransaction(Supplier<T> work) {
    var entities = FACTORY.createEntityManager();
    CURRENT.set(entities);
    try {
      entities.getTransaction().begin();
      var result = work.get();
      entities.getTransaction().commit();
      return result;
    } finally {
      CURRENT.remove();
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }
}
