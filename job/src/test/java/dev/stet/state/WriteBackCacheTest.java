package dev.stet.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WriteBackCacheTest {

    /** What the entries were told, in that order. */
    private final List<String> told = new ArrayList<>();

    private final class Word extends WriteBackCache.Entry {

        private final String name;
        private int weight;

        Word(String name, int weight) {
            this.name = name;
            this.weight = weight;
        }

        @Override
        protected void writeBack() {
            told.add("write " + name);
        }

        @Override
        protected void leave() {
            told.add("leave " + name);
        }

        @Override
        protected int weight() {
            return weight;
        }
    }

    @Test
    void theLeastRecentlyUsedIsWrittenAndLeaves() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(3);
        put(cache, new Word("a", 1));
        put(cache, new Word("b", 1));
        put(cache, new Word("c", 1));
        assertThat(told).isEmpty();

        assertThat(cache.get("a")).isNotNull();
        put(cache, new Word("d", 1));

        assertThat(told).containsExactly("write b", "leave b");
        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("c")).isNotNull();
        assertThat(cache.get("d")).isNotNull();
    }

    @Test
    void asManyLeaveAsTheNewOneWeighs() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(5);
        put(cache, new Word("a", 2));
        put(cache, new Word("b", 2));
        put(cache, new Word("c", 1));
        put(cache, new Word("d", 3));

        assertThat(told).containsExactly("write a", "leave a", "write b", "leave b");
    }

    @Test
    void whoGrewIsWeighedAnewWhenPutAgain() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(4);
        Word grows = new Word("grows", 1);
        put(cache, new Word("a", 1));
        put(cache, new Word("b", 1));
        put(cache, grows);

        grows.weight = 3;
        assertThat(cache.get("grows")).isSameAs(grows);
        put(cache, grows);
        assertThat(told).containsExactly("write a", "leave a");

        grows.weight = 1;
        put(cache, grows);
        put(cache, new Word("c", 1));
        put(cache, new Word("d", 1));
        assertThat(told).as("there is room again").hasSize(2);
    }

    @Test
    void oneThatIsTooHeavyStaysAlone() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(1);
        put(cache, new Word("a", 1));
        put(cache, new Word("heavy", 100));
        assertThat(told).containsExactly("write a", "leave a");
        assertThat(cache.get("heavy")).isNotNull();

        put(cache, new Word("b", 1));
        assertThat(told).endsWith("write heavy", "leave heavy");
        assertThat(cache.get("b")).isNotNull();
    }

    @Test
    void whatIsDroppedIsNotWrittenAndFreesItsWeight() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(3);
        put(cache, new Word("a", 1));
        put(cache, new Word("gone", 2));
        cache.drop("gone");
        cache.drop("never there");
        assertThat(cache.get("gone")).isNull();

        put(cache, new Word("b", 1));
        put(cache, new Word("c", 1));
        cache.writeBack();
        assertThat(told).containsExactly("write a", "write b", "write c");
    }

    @Test
    void writingBackLetsNothingGo() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(2);
        put(cache, new Word("a", 1));
        put(cache, new Word("b", 1));

        cache.writeBack();

        assertThat(told).containsExactly("write a", "write b");
        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNotNull();
    }

    private static void put(WriteBackCache<String, Word> cache, Word word) throws Exception {
        cache.put(word.name, word);
    }
}
