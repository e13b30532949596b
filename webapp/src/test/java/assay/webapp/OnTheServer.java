package assay.webapp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For test classes that call the provisioned server from outside, over HTTP or with a browser.
 * Arquillian starts it before the first such class and ends it after the last; see {@link Server}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ArquillianExtension.class, UntilReady.class})
public @interface OnTheServer {}
