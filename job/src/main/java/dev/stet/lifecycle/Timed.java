package dev.stet.lifecycle;

import java.util.Arrays;

/** Something that happened at a moment; kept in arrays that are sorted by it and never changed. */
public interface Timed {

    Moment moment();

    default long at() {
        return moment().at();
    }

    /** The array with {@code added} in its place, or the array itself if that moment is there. */
    static <T extends Timed> T[] insert(T[] sorted, T added) {
        int place = sorted.length;
        while (place > 0) {
            int compared = sorted[place - 1].moment().compareTo(added.moment());
            if (compared == 0) {
                return sorted;
            }
            if (compared < 0) {
                break;
            }
            place--;
        }
        T[] grown = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, place, grown, place + 1, sorted.length - place);
        grown[place] = added;
        return grown;
    }

    /** The same for bare instants. */
    static long[] insert(long[] sorted, long added) {
        int found = Arrays.binarySearch(sorted, added);
        if (found >= 0) {
            return sorted;
        }
        int place = -found - 1;
        long[] grown = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, place, grown, place + 1, sorted.length - place);
        grown[place] = added;
        return grown;
    }
}
