package org.nself.postgres.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Lends one connection again and again, as a pool does; others, which are asked for meanwhile, come from the source. */
final class PoolOfOne {

    private final DataSource source;
    private final Connection connection;
    private boolean lent;

    private PoolOfOne(DataSource source, Connection connection) {
        this.source = source;
        this.connection = connection;
    }

    static DataSource over(DataSource source, Connection connection) {
        PoolOfOne pool = new PoolOfOne(source, connection);
        return (DataSource) Proxy.newProxyInstance(
                PoolOfOne.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> pool.lend();
                    case "isWrapperFor" -> false;
                    default -> call(source, method, arguments);
                });
    }

    private Connection lend() throws Exception {
        if (lent) {
            return source.getConnection();
        }
        lent = true;
        return (Connection) Proxy.newProxyInstance(
                PoolOfOne.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        lent = false;
                        return null;
                    }
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
