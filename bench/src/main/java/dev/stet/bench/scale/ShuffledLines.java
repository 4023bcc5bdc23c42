package dev.stet.bench.scale;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The lines of a file in a random order that does not depend on the machine. Each line goes to one
 * of many parts at random, then each part is shuffled in memory: every order is as likely.
 */
final class ShuffledLines {

    private static final long SEED = 1;
    private static final long PART_BYTES = 32L << 20;
    private static final int MOST_PARTS = 512;

    private ShuffledLines() {}

    /**
     * @param parts an empty folder for temporary files
     */
    static void write(Path from, Path to, Path parts) throws IOException {
        Random random = new Random(SEED);
        int count = (int) Math.min(MOST_PARTS, 1 + Files.size(from) / PART_BYTES);
        List<Path> files = new ArrayList<>(count);
        for (int part = 0; part < count; part++) {
            files.add(parts.resolve("part-" + part));
        }
        scatter(from, files, random);
        try (OutputStream out = buffered(to)) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                Files.delete(file);
                Collections.shuffle(lines, random);
                for (String line : lines) {
                    write(line, out);
                }
            }
        }
    }

    private static void scatter(Path from, List<Path> files, Random random) throws IOException {
        List<OutputStream> outs = new ArrayList<>(files.size());
        try (BufferedReader in = Files.newBufferedReader(from)) {
            for (Path file : files) {
                outs.add(buffered(file));
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                write(line, outs.get(random.nextInt(outs.size())));
            }
        } finally {
            outs.forEach(ShuffledLines::close);
        }
    }

    private static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
