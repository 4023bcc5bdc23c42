package dev.stet.local;

import dev.stet.local.replay.ReplayCommand;
import org.junit.jupiter.api.Test;

final class HelpPagesTest {

    /** Of the commands that the console has itself. */
    @Test
    void areWhatTheCommandsPrint() throws Exception {
        HelpPages.check(Stet.commandLine(new ReplayCommand()), "bench", "cluster", "sql");
    }
}
