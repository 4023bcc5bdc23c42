package dev.stet.local.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorted runs on disk, merged into one sorted sequence with one row a key: that of the greatest
 * version. Memory: a buffer and a row for each run read at once, never more runs than a fan-in.
 */
public final class Runs implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final PriorityQueue<Run> heads = new PriorityQueue<>();
    private @Nullable Spilled last;

    private Runs() {}

    /** Writes rows, which are sorted already, as one run. */
    static void write(Path file, Iterable<Spilled> sorted) throws IOException {
        try (DataOutputStream out = open(file)) {
            for (Spilled spilled : sorted) {
                spilled.write(out);
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    /**
     * Merges runs. Where there are more than {@code fanIn}, some are merged into longer ones first,
     * beside the first of them, and deleted.
     */
    public static Runs merge(Collection<Path> files, int fanIn) throws IOException {
        List<Path> left = new ArrayList<>(files);
        int merged = 0;
        while (left.size() > fanIn) {
            List<Path> some = left.subList(0, Math.min(fanIn, left.size() - fanIn + 1));
            Path longer = some.get(0).resolveSibling("merged-" + merged++ + "-" + name(some));
            try (Runs runs = open(some);
                    DataOutputStream out = open(longer)) {
                for (Spilled next = runs.next(); next != null; next = runs.next()) {
                    next.write(out);
                }
            }
            for (Path done : some) {
                Files.delete(done);
            }
            some.clear();
            left.add(longer);
        }
        return open(left);
    }

    private static String name(List<Path> files) {
        return String.valueOf(files.get(0).getFileName());
    }

    private static Runs open(List<Path> files) throws IOException {
        Runs runs = new Runs();
        try {
            for (Path file : files) {
                runs.heads.add(new Run(file));
            }
            return runs;
        } catch (IOException | RuntimeException e) {
            runs.close();
            throw e;
        }
    }

    /** The next row by key; null at the end. */
    public @Nullable Spilled next() throws IOException {
        while (true) {
            Run run = heads.poll();
            if (run == null) {
                return null;
            }
            Spilled head = run.head;
            if (head == null) {
                run.close();
                continue;
            }
            run.advance();
            heads.add(run);
            Spilled previous = last;
            if (previous == null || !previous.sameKey(head)) {
                last = head;
                return head;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Run run : heads) {
            run.close();
        }
        heads.clear();
    }

    /** One run and its next row; a run at its end comes before all others, to be closed. */
    private static final class Run implements Comparable<Run>, Closeable {

        private final DataInputStream in;
        private @Nullable Spilled head;

        Run(Path file) throws IOException {
            in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            advance();
        }

        void advance() throws IOException {
            int keyLength;
            try {
                keyLength = in.readInt();
            } catch (EOFException e) {
                head = null;
                return;
            }
            head = Spilled.read(keyLength, in);
        }

        @Override
        public int compareTo(Run other) {
            if (head == null || other.head == null) {
                return Boolean.compare(head != null, other.head != null);
            }
            return head.compareTo(other.head);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
