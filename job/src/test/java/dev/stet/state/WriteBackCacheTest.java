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
    void whatIsUsedInBetweenStays() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(50);
        for (int i = 0; i < 50; i++) {
            put(cache, new Word("cold " + i, 1));
        }
        assertThat(told).isEmpty();
        for (int i = 0; i < 10; i++) {
            put(cache, new Word("hot " + i, 1));
        }
        told.clear();

        for (int i = 0; i < 500; i++) {
            for (int hot = 0; hot < 10; hot++) {
                assertThat(cache.get("hot " + hot)).isNotNull();
            }
            put(cache, new Word("later " + i, 1));
        }

        assertThat(told).hasSize(1_000).noneMatch(what -> what.contains("hot"));
    }

    @Test
    void asManyLeaveAsTheNewOneWeighs() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(6);
        for (int i = 0; i < 6; i++) {
            put(cache, new Word("" + i, 1));
        }
        put(cache, new Word("heavy", 3));

        assertThat(told).hasSize(6);
        for (int i = 0; i < 6; i += 2) {
            assertThat(told.get(i)).startsWith("write ");
            assertThat(told.get(i + 1)).isEqualTo(told.get(i).replace("write", "leave"));
        }
        assertThat(cache.get("heavy")).isNotNull();
    }

    @Test
    void whoGrewIsWeighedAnewWhenPutAgain() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(4);
        Word grows = new Word("grows", 1);
        put(cache, new Word("a", 1));
        put(cache, new Word("b", 1));
        put(cache, new Word("c", 1));
        put(cache, grows);
        assertThat(told).isEmpty();

        grows.weight = 3;
        assertThat(cache.get("grows")).isSameAs(grows);
        put(cache, grows);
        assertThat(told).as("two have left").hasSize(4).noneMatch(what -> what.contains("grows"));

        grows.weight = 1;
        put(cache, grows);
        put(cache, new Word("d", 1));
        put(cache, new Word("e", 1));
        assertThat(told).as("there is room again").hasSize(4);
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
        assertThat(told).containsExactlyInAnyOrder("write a", "write b", "write c");
    }

    @Test
    void writingBackLetsNothingGo() throws Exception {
        WriteBackCache<String, Word> cache = new WriteBackCache<>(2);
        put(cache, new Word("a", 1));
        put(cache, new Word("b", 1));

        cache.writeBack();

        assertThat(told).containsExactlyInAnyOrder("write a", "write b");
        assertThat(cache.get("a")).isNotNull();
        assertThat(cache.get("b")).isNotNull();
    }

    private static void put(WriteBackCache<String, Word> cache, Word word) throws Exception {
        cache.put(word.name, word);
    }
}
