package dev.stet.bench.contest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time and CPU of this process from the first record to the last.
 *
 * <p>A stream is measured while it flows: starting up is not in it, nor what the end of the input
 * sets off. A system that works batch by batch brackets its batches itself.
 */
public final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long records;
    private long seen;
    private volatile long beganNanos;
    private volatile long beganCpuNanos;
    private volatile long endedNanos;
    private volatile long endedCpuNanos;

    /**
     * @param records after how many it ends
     */
    public Meter(long records) {
        this.records = records;
    }

    /**
     * Called by the one thread that reads, at each record that it takes from the system's source.
     */
    public void record() {
        if (seen++ == 0) {
            begin();
        }
        if (seen == records) {
            end();
        }
    }

    public void begin() {
        beganNanos = System.nanoTime();
        beganCpuNanos = PROCESS.getProcessCpuTime();
    }

    public void end() {
        endedNanos = System.nanoTime();
        endedCpuNanos = PROCESS.getProcessCpuTime();
    }

    /** Wall time. */
    public double seconds() {
        return (ended(endedNanos) - beganNanos) / 1e9;
    }

    /** Of all threads of the process, JIT and garbage collection in it. */
    public double cpuSeconds() {
        return (ended(endedCpuNanos) - beganCpuNanos) / 1e9;
    }

    private static long ended(long nanos) {
        if (nanos == 0) {
            throw new IllegalStateException("The meter has not seen the last record");
        }
        return nanos;
    }
}
