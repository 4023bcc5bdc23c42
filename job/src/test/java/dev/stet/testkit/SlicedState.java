package dev.stet.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/** A map state of many Flink keys, in plain maps. */
public final class SlicedState<K, U, V> implements MapState<U, V> {

    private final Map<K, Map<U, V>> all = new HashMap<>();
    private @Nullable K selected;
    private int reads;

    public void select(K key) {
        selected = key;
    }

    private Map<U, V> current() {
        if (selected == null) {
            throw new IllegalStateException("No key is selected");
        }
        return all.computeIfAbsent(selected, key -> new HashMap<>());
    }

    /** How often {@link #get} was called. */
    public int reads() {
        return reads;
    }

    public int entries(Predicate<K> of) {
        return all.entrySet().stream()
                .filter(each -> of.test(each.getKey()))
                .mapToInt(each -> each.getValue().size())
                .sum();
    }

    /** Of the maps under all Flink keys. */
    public Set<U> keysOfAll() {
        Set<U> keys = new HashSet<>();
        all.values().forEach(map -> keys.addAll(map.keySet()));
        return keys;
    }

    /** The Flink keys under which there is anything. */
    public Set<K> inUse() {
        Set<K> keys = new HashSet<>(all.keySet());
        keys.removeIf(key -> all.getOrDefault(key, Map.of()).isEmpty());
        return keys;
    }

    @Override
    public @Nullable V get(U key) {
        reads++;
        return current().get(key);
    }

    @Override
    public void put(U key, V value) {
        current().put(key, value);
    }

    @Override
    public void putAll(Map<U, V> map) {
        current().putAll(map);
    }

    @Override
    public void remove(U key) {
        current().remove(key);
    }

    @Override
    public boolean contains(U key) {
        return current().containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<U, V>> entries() {
        return current().entrySet();
    }

    @Override
    public Iterable<U> keys() {
        return current().keySet();
    }

    @Override
    public Iterable<V> values() {
        return current().values();
    }

    @Override
    public Iterator<Map.Entry<U, V>> iterator() {
        return current().entrySet().iterator();
    }

    @Override
    public boolean isEmpty() {
        return current().isEmpty();
    }

    @Override
    public void clear() {
        current().clear();
    }
}
