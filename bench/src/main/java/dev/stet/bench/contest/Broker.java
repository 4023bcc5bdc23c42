package dev.stet.bench.contest;

import dev.stet.local.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintStream;

/**
 * A Kafka broker as a process of its own, so that its CPU is nobody's but its own. Says where it
 * listens on the first line of standard output, and ends, leaving nothing behind, once standard
 * input does.
 */
public final class Broker {

    private Broker() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]))) {
            out.println(kafka.bootstrapServers());
            out.flush();
            while (System.in.read() >= 0) {
                // Nothing is ever said to it but the end.
            }
        }
        System.exit(0);
    }
}
