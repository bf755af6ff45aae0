package io.rivulet.query.access;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads what a resource says of itself. */
final class Said {

    private Said() {}

    /** What the method says, else its class. */
    static <A extends Annotation> @Nullable A by(@Nullable ResourceInfo resource, Class<A> type) {
        Method method = resource == null ? null : resource.getResourceMethod();
        if (resource == null || method == null) {
            return null;
        }
        A own = method.getAnnotation(type);
        return own != null ? own : resource.getResourceClass().getAnnotation(type);
    }
}
