package io.scimwright.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Notes the statements that are prepared. */
final class Statistics {

    /** A statement and what it was given. */
    record Prepared(String text, List<Object> parameters) {}

    private final DataSource source;
    private final List<Prepared> statements = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Runnable> interruptions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();

    Statistics(DataSource source) {
        this.source = source;
    }

    DataSource source() {
        return source;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? counting(connection) : result;
                });
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        beforeNext();
                    }
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? noting(statement, (String) arguments[0])
                            : result;
                });
    }

    private PreparedStatement noting(PreparedStatement statement, String text) {
        List<Object> parameters = new ArrayList<>();
        statements.add(new Prepared(text, parameters));
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setObject")) {
                        parameters.add(arguments[1]);
                    }
                    return call(statement, method, arguments);
                });
    }

    /** Does something when so many statements were prepared from now, before the next one is: what others do in between. */
    void after(int count, Runnable interruption) {
        interruptions.add(interruption);
        left.set(count + 1);
    }

    private void beforeNext() {
        if (left.decrementAndGet() == 0) {
            interruptions.remove().run();
        }
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What was prepared since it was asked last. */
    List<String> taken() {
        return takenWhole().stream().map(Prepared::text).toList();
    }

    /** The same with the parameters. */
    List<Prepared> takenWhole() {
        synchronized (statements) {
            List<Prepared> taken = List.copyOf(statements);
            statements.clear();
            return taken;
        }
    }
}
