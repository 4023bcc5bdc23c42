package dev.stet.bench.load;

import java.io.IOException;

/** Where the load goes. */
public interface LoadTarget extends AutoCloseable {

    void write(LoadEvent event) throws IOException;

    /** Says that all is written, and waits until it has arrived. */
    void complete() throws IOException;

    /** Lets go; what is not complete may be lost. */
    @Override
    void close() throws IOException;
}
