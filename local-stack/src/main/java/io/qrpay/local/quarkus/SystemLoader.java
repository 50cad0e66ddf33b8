package io.qrpay.local.quarkus;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Asks the twin of a class that the JVM's own class loader holds, which is there once, however often Quarkus loads it. */
final class SystemLoader {
    private SystemLoader() {}

    /** What the twin's static method answers, seen as an interface of the asker; its methods use JDK types only. */
    static <T> T ask(Class<?> type, String method, Class<T> as) {
        try {
            var twin = ClassLoader.getSystemClassLoader().loadClass(type.getName());
            var answer = call(twin.getMethod(method), null);
            return as.isInstance(answer) ? as.cast(answer) : through(answer, as);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the JVM's class path lacks " + type.getName(), e);
        }
    }

    private static <T> T through(Object answer, Class<T> as) {
        var proxy = Proxy.newProxyInstance(
                as.getClassLoader(),
                new Class<?>[] {as},
                (self, method, arguments) -> call(same(method, answer), answer));
        return as.cast(proxy);
    }

    private static Method same(Method method, Object of) throws NoSuchMethodException {
        return of.getClass().getMethod(method.getName());
    }

    /** Kafka looks for classes through the thread, so the thread must look where Kafka lives. */
    private static Object call(Method method, @Nullable Object on) throws ReflectiveOperationException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return method.invoke(on);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.getName() + " failed", e.getCause());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
