package dev.stet.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs to be put into state at once. A map that supports iteration only: each key is added once,
 * so it needs no lookup.
 */
final class Batch<K, V> extends AbstractMap<K, V> {

    private final List<Map.Entry<K, V>> pairs = new ArrayList<>();

    void add(K key, V value) {
        pairs.add(Map.entry(key, value));
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return pairs.iterator();
            }

            @Override
            public int size() {
                return pairs.size();
            }
        };
    }
}
