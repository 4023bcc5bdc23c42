package dev.stet.ingest.files;

import dev.stet.contract.Received;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts records by time on disk; equal times stay in the order in which they were added. What fits
 * into the given memory is never written. Beyond it: a buffer for each run that is merged, never
 * more than a fan-in.
 */
final class EventSort implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FAN_IN = 128;

    /** What an entry costs beside its bytes, about. */
    private static final int OVERHEAD_BYTES = 64;

    private static final long LEAST_BYTES = 8 << 20;
    private static final long MOST_BYTES = 256 << 20;
    private static final int SHARE_OF_HEAP = 16;

    private final Received.WireCodec codec = new Received.WireCodec();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final @Nullable String parent;
    private final long memory;
    private final List<Path> runs = new ArrayList<>();
    private final PriorityQueue<Run> heads =
            new PriorityQueue<>(
                    Comparator.comparingLong((Run run) -> run.head().time())
                            .thenComparingInt(run -> run.order));
    private List<Entry> entries = new ArrayList<>();
    private long held;
    private long size;
    private int written;
    private @Nullable Path folder;

    private record Entry(long time, byte[] record) {}

    /**
     * @param parent where a temporary folder is made if one is needed; null for that of the JVM
     * @param memory bytes of the heap that records may take before they are written
     */
    EventSort(@Nullable String parent, long memory) {
        this.parent = parent;
        this.memory = memory;
    }

    /** A sixteenth of the heap, within limits. */
    static long bytesOfHeap() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        return Math.max(LEAST_BYTES, Math.min(MOST_BYTES, share));
    }

    /** How many records were added. */
    long size() {
        return size;
    }

    void add(long time, Received received) throws IOException {
        bytes.reset();
        codec.write(received, out);
        out.flush();
        Entry entry = new Entry(time, bytes.toByteArray());
        entries.add(entry);
        held += OVERHEAD_BYTES + entry.record.length;
        size++;
        if (held >= memory) {
            entries.sort(Comparator.comparingLong(Entry::time));
            runs.add(write(entries.iterator()));
            entries = new ArrayList<>();
            held = 0;
        }
    }

    /** Ends adding. */
    void sort() throws IOException {
        entries.sort(Comparator.comparingLong(Entry::time));
        // Neighbours are merged, so that earlier records stay in earlier runs.
        while (runs.size() > FAN_IN) {
            List<Path> longer = new ArrayList<>();
            for (int from = 0; from < runs.size(); from += FAN_IN) {
                List<Path> some = runs.subList(from, Math.min(from + FAN_IN, runs.size()));
                open(some, List.of());
                longer.add(write(new Merged()));
                for (Path done : some) {
                    Files.delete(done);
                }
            }
            runs.clear();
            runs.addAll(longer);
        }
        open(runs, entries);
        entries = List.of();
    }

    /** The next record by time; null at the end. */
    @Nullable Received next() throws IOException {
        Entry entry = poll();
        return entry == null
                ? null
                : codec.read(new DataInputStream(new ByteArrayInputStream(entry.record)));
    }

    private Path write(Iterator<Entry> sorted) throws IOException {
        Path run = folder().resolve("run-" + written++);
        try (DataOutputStream file =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(run), BUFFER_BYTES))) {
            while (sorted.hasNext()) {
                Entry entry = sorted.next();
                file.writeInt(entry.record.length);
                file.writeLong(entry.time);
                file.write(entry.record);
            }
        }
        return run;
    }

    private Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            known =
                    parent == null
                            ? Files.createTempDirectory("stet-sort")
                            : Files.createTempDirectory(Path.of(parent), "sort");
            folder = known;
        }
        return known;
    }

    /**
     * @param last what was never written, behind all runs
     */
    private void open(List<Path> files, List<Entry> last) throws IOException {
        List<Run> opened = new ArrayList<>();
        for (Path file : files) {
            opened.add(new Run(opened.size(), file, List.of()));
        }
        opened.add(new Run(opened.size(), null, last));
        for (Run run : opened) {
            if (run.advance()) {
                heads.add(run);
            }
        }
    }

    private @Nullable Entry poll() throws IOException {
        Run run = heads.poll();
        if (run == null) {
            return null;
        }
        Entry entry = run.head();
        if (run.advance()) {
            heads.add(run);
        }
        return entry;
    }

    /** All open runs as one; a failure to read is thrown as it is. */
    private final class Merged implements Iterator<Entry> {

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Entry next() {
            try {
                Entry entry = poll();
                if (entry == null) {
                    throw new NoSuchElementException();
                }
                return entry;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A sorted run on disk, or in memory; closed when it has no next entry. */
    private static final class Run implements Closeable {

        final int order;
        private final @Nullable DataInputStream in;
        private final Iterator<Entry> kept;
        private @Nullable Entry head;

        Run(int order, @Nullable Path file, List<Entry> kept) throws IOException {
            this.order = order;
            this.kept = kept.iterator();
            this.in =
                    file == null
                            ? null
                            : new DataInputStream(
                                    new BufferedInputStream(
                                            Files.newInputStream(file), BUFFER_BYTES));
        }

        Entry head() {
            Entry known = head;
            if (known == null) {
                throw new IllegalStateException("at its end");
            }
            return known;
        }

        boolean advance() throws IOException {
            head = in == null ? kept.hasNext() ? kept.next() : null : read(in);
            if (head == null) {
                close();
            }
            return head != null;
        }

        private static @Nullable Entry read(DataInputStream in) throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException e) {
                return null;
            }
            long time = in.readLong();
            byte[] record = new byte[length];
            in.readFully(record);
            return new Entry(time, record);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Run run : heads) {
            run.close();
        }
        heads.clear();
        Path used = folder;
        if (used != null) {
            try (var files = Files.list(used)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(used);
        }
    }
}
