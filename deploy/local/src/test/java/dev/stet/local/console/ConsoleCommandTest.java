package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Stet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command refuses before it listens, each in one line that names the option. */
final class ConsoleCommandTest {

    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> environment, String... arguments) {
        CommandLine command = Stet.inOneLine(new CommandLine(new ConsoleCommand(environment)));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private void assertRefused(int exitCode, String words) {
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(words);
    }

    @Test
    void wantsADatabase() {
        assertRefused(run(Map.of()), "--jdbc");
    }

    @Test
    void wantsPostgres() {
        assertRefused(
                run(Map.of(), "--jdbc", "jdbc:mysql://db/stet"),
                "--jdbc: must start with jdbc:postgresql:");
    }

    @Test
    void wantsNoPasswordInTheUrl() {
        assertRefused(
                run(Map.of(), "--jdbc", "jdbc:postgresql://db/stet?password=secret"),
                "STET_CONSOLE_PASSWORD");
        assertThat(err.toString()).doesNotContain("secret");
    }

    /** The migration makes stet_reader without a login, so it is no default. */
    @Test
    void wantsAUser() {
        assertRefused(
                run(Map.of(), "--jdbc", "jdbc:postgresql://db/stet"),
                "--user: name a user that may log in and has the role stet_reader: GRANT"
                        + " stet_reader TO USER");
    }

    @Test
    void wantsAPort() {
        assertRefused(
                run(
                        Map.of(),
                        "--jdbc",
                        "jdbc:postgresql://db/stet",
                        "--user",
                        "u",
                        "--port",
                        "70000"),
                "--port 70000: give a port from 1 to 65535, or 0");
    }

    @Test
    void wantsATokenThatCannotBeGuessed() {
        assertRefused(
                run(
                        Map.of("STET_CONSOLE_TOKEN", "short"),
                        "--jdbc",
                        "jdbc:postgresql://db/stet",
                        "--user",
                        "u"),
                "STET_CONSOLE_TOKEN: give at least 16");
    }

    @Test
    void saysInOneLineThatItCannotConnect() {
        assertThat(run(Map.of(), "--jdbc", "jdbc:postgresql://127.0.0.1:1/stet", "--user", "u"))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("cannot connect: check --jdbc");
    }
}
