package dev.stet.bench.costs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * State on the heap that counts what is asked of it, as RocksDB would have to do it: each read,
 * write and removal is one, each step of an iteration, and each entry that a clearing removes.
 * Timers are not counted: they lie on the heap.
 */
final class CountingBackend implements StateBackend {

    private static final long serialVersionUID = 1L;

    private final HashMapStateBackend heap = new HashMapStateBackend();
    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Operations by name of the state. */
    SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K> CheckpointableKeyedStateBackend<K> createKeyedStateBackend(
            KeyedStateBackendParameters<K> parameters) throws Exception {
        return proxy(
                CheckpointableKeyedStateBackend.class,
                new Backend(heap.createKeyedStateBackend(parameters)));
    }

    @Override
    public OperatorStateBackend createOperatorStateBackend(
            OperatorStateBackendParameters parameters) throws Exception {
        return heap.createOperatorStateBackend(parameters);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        CountingBackend.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void count(String state, long operations) {
        counts.merge(state, operations, Long::sum);
    }

    /** Hands out states that count. */
    private final class Backend implements InvocationHandler {

        private final Object backend;

        Backend(Object backend) {
            this.backend = backend;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(backend, method, arguments);
            if (method.getName().equals("getPartitionedState")) {
                String name = ((StateDescriptor<?, ?>) arguments[2]).getName();
                count(name, 0);
                return proxy(typeOf(result), new Counted(name, (State) result));
            }
            return result;
        }

        private static Class<? extends State> typeOf(Object state) {
            if (state instanceof MapState<?, ?>) {
                return MapState.class;
            }
            return state instanceof ListState<?> ? ListState.class : ValueState.class;
        }
    }

    private final class Counted implements InvocationHandler {

        private final String name;
        private final State state;

        Counted(String name, State state) {
            this.name = name;
            this.state = state;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            count(name, 1);
            if (state instanceof MapState<?, ?> map) {
                switch (method.getName()) {
                    case "clear" -> {
                        for (Object key : map.keys()) {
                            count(name, key == null ? 0 : 1);
                        }
                    }
                    case "iterator" -> {
                        return new CountedIterator<>(name, map.iterator());
                    }
                    case "entries" -> {
                        return counted(map.entries());
                    }
                    case "keys" -> {
                        return counted(map.keys());
                    }
                    case "values" -> {
                        return counted(map.values());
                    }
                    default -> {}
                }
            }
            return call(state, method, arguments);
        }

        private <T> Iterable<T> counted(Iterable<T> each) {
            return () -> new CountedIterator<>(name, each.iterator());
        }
    }

    private final class CountedIterator<T> implements Iterator<T> {

        private final String name;
        private final Iterator<T> iterator;

        CountedIterator(String name, Iterator<T> iterator) {
            this.name = name;
            this.iterator = iterator;
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public T next() {
            count(name, 1);
            return iterator.next();
        }

        @Override
        public void remove() {
            count(name, 1);
            iterator.remove();
        }
    }
}
