package dev.stet.bench.contest;

import dev.stet.local.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintStream;

/**
 * A Kafka broker as a process of its own, so that its CPU is nobody's but its own. Says where it
 * listens on the first line of standard output, and ends once standard input does, or when told to
 * by a signal, leaving nothing behind.
 */
public final class Broker {

    private Broker() {}

    /** The port may be given; else it is a free one. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        EmbeddedKafka kafka =
                EmbeddedKafka.start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(kafka), "close-broker"));
        out.println(kafka.bootstrapServers());
        out.flush();
        while (System.in.read() >= 0) {
            // Nothing is ever said to it but the end.
        }
        System.exit(0);
    }

    private static void close(EmbeddedKafka kafka) {
        try {
            kafka.close();
        } catch (IOException e) {
            System.err.println("The broker left something behind: " + e.getMessage());
        }
    }
}
