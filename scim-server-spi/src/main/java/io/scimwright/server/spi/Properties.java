package io.scimwright.server.spi;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name of the property that a method reference reads, by what the language keeps of it for serialization. */
final class Properties {

    private Properties() {}

    /** Such as {@code mail} of {@code Employee::getMail} or {@code Employee::mail}; null where a lambda keeps no name. */
    static @Nullable String of(ResourceMapper.Getter<?, ?> getter) {
        try {
            Method writer = getter.getClass().getDeclaredMethod("writeReplace");
            writer.setAccessible(true);
            return writer.invoke(getter) instanceof SerializedLambda lambda
                    ? property(lambda.getImplMethodName())
                    : null;
        } catch (ReflectiveOperationException | InaccessibleObjectException | SecurityException nothingIsTold) {
            return null;
        }
    }

    private static @Nullable String property(String method) {
        if (method.startsWith("lambda$")) {
            return null;
        }
        String name = method.replaceFirst("^(get|is)(?=[A-Z])", "");
        return name.equals(method) ? method : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
