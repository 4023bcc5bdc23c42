package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends the processes of a cluster, and only those. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the cluster's processes; what Kafka and PostgreSQL hold stays for the next 'up'.",
            "A running job ends without a savepoint: stop it with one first if its state is to"
                    + " last."
        })
final class DownCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption where;

    @Option(names = "--purge", description = "Then remove the working folder and all data in it.")
    private boolean purge;

    private DownCommand() {}

    @Override
    public Integer call() throws Exception {
        Home home = where.home();
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.exists(home.ledger())) {
            out.println("no cluster in " + home.root());
            return 0;
        }
        try (HomeLock lock = HomeLock.take(home)) {
            end(home, out);
            if (purge) {
                delete(home.root());
                out.println("removed " + home.root());
            }
        }
        return 0;
    }

    private static void end(Home home, PrintWriter out) throws IOException {
        Ledger ledger = Ledger.read(home.ledger());
        Member[] members = Member.values();
        for (int i = members.length - 1; i >= 0; i--) {
            Optional<ProcessIdentity> process = ledger.process(members[i]);
            if (process.isPresent()) {
                boolean alive = process.get().isAlive();
                Ending.end(members[i], process.get());
                out.println(
                        "%-15s %s"
                                .formatted(members[i].id(), alive ? "ended" : "had ended before"));
                out.flush();
                ledger = ledger.without(members[i]);
                ledger.write(home.ledger());
            }
        }
    }

    /** The links in it, not what they lead to. */
    private static void delete(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
