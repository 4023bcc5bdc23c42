package dev.stet.bench.contest;

import dev.stet.local.embedded.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A Kafka broker as a process of its own, so that its CPU is nobody's but its own. Says where it
 * listens on the first line of standard output, and ends once standard input does, or when told to
 * by a signal, leaving nothing behind.
 */
public final class Broker {

    private static final String HEAP = "1g";

    private Broker() {}

    /**
     * Starts one, which ends with {@code children}. The reader stays open: closing it would break
     * the pipe that the broker may yet write to.
     *
     * @return where it listens, host:port
     */
    public static String start(Jvms jvms, Children children) throws IOException {
        Process process =
                children.start(
                        new ProcessBuilder(jvms.command("bench", HEAP, Broker.class))
                                .redirectError(ProcessBuilder.Redirect.INHERIT));
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = reader.readLine();
        if (address == null) {
            throw new IOException("the broker did not start");
        }
        return address;
    }

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
