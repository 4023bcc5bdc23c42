package dev.stet.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was begun and where it listens, as the state file holds it. It is written after each process
 * that begins, so that whatever happens to the command, the file names them all.
 *
 * @param ports kept when the cluster is down, so that it comes up where it was
 */
record Ledger(Ports ports, Map<Member, ProcessIdentity> processes) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static final Ledger EMPTY = new Ledger(Ports.ANY, Map.of());

    Ledger {
        processes = Map.copyOf(processes);
    }

    /** The file's; {@link #EMPTY} where there is none. */
    static Ledger read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try {
            return JSON.readValue(file.toFile(), Ledger.class);
        } catch (IOException e) {
            throw new IOException(
                    file + " is no state of a cluster; end its processes by hand, then delete it",
                    e);
        }
    }

    /** All of it or, on a failure, what was there before. */
    void write(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        JSON.writeValue(next.toFile(), this);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    Ledger with(Ports other) {
        return new Ledger(other, processes);
    }

    Ledger with(Member member, ProcessIdentity process) {
        Map<Member, ProcessIdentity> more = new EnumMap<>(Member.class);
        more.putAll(processes);
        more.put(member, process);
        return new Ledger(ports, more);
    }

    Ledger without(Member member) {
        Map<Member, ProcessIdentity> fewer = new EnumMap<>(Member.class);
        fewer.putAll(processes);
        fewer.remove(member);
        return new Ledger(ports, fewer);
    }

    /** The process of this member that was begun last, running or not. */
    Optional<ProcessIdentity> process(Member member) {
        return Optional.ofNullable(processes.get(member));
    }

    boolean isAlive(Member member) {
        return process(member).filter(ProcessIdentity::isAlive).isPresent();
    }

    boolean isAnyAlive() {
        return processes.values().stream().anyMatch(ProcessIdentity::isAlive);
    }
}
