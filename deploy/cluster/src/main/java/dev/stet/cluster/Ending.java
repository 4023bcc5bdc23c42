package dev.stet.cluster;

import dev.stet.local.embedded.ProcessEnd;
import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;

/** Ends members of a cluster: asks first, and makes sure after a while. */
final class Ending {

    private Ending() {}

    /**
     * Ends this one process and those it began, unless it has ended already; whatever else has its
     * number by now is left alone.
     *
     * @throws IOException where it cannot be ended
     */
    static void end(Member member, ProcessIdentity process) throws IOException {
        if (member == Member.POSTGRES) {
            ProcessEnd.interrupt(member.id(), process);
        } else {
            ProcessEnd.terminate(member.id(), process);
        }
    }
}
