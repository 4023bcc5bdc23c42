package dev.stet.cluster;

/**
 * How many tasks of one step the TaskManagers have room for.
 *
 * @param free those that no job holds, or only the job that is asked for
 */
record Slots(int total, int free) {

    @Override
    public String toString() {
        return "%d of %d slots are free".formatted(free, total);
    }
}
