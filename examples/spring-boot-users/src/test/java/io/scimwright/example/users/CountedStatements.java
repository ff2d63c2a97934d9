package io.scimwright.example.users;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes the statements that the application runs, and the rows that they read or change, while it is told to. */
class CountedStatements implements BeanPostProcessor {

    private final List<String> statements = new ArrayList<>();
    private final AtomicInteger rows = new AtomicInteger();
    private volatile boolean counting;

    /** What was run in order, and how many rows were read or changed by all of it. */
    record Counted(List<String> statements, int rows) {}

    /** What some work runs; nothing else may use the database meanwhile. */
    Counted during(Runnable work) {
        statements.clear();
        rows.set(0);
        counting = true;
        work.run();
        counting = false;
        return new Counted(List.copyOf(statements), rows.get());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        return counting ? counted(connection) : connection;
                    }
                }
                : bean;
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                statements.add((String) arguments[0]);
                return counted(statement);
            }
            return result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            Object result = call(statement, method, arguments);
            if (method.getName().equals("executeUpdate")) {
                rows.addAndGet((Integer) result);
            } else if (result instanceof int[] changed) {
                rows.addAndGet(changed.length);
            }
            return result instanceof ResultSet found ? counted(found) : result;
        });
    }

    private ResultSet counted(ResultSet found) {
        return proxy(ResultSet.class, (self, method, arguments) -> {
            Object result = call(found, method, arguments);
            if (method.getName().equals("next") && (Boolean) result) {
                rows.incrementAndGet();
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
