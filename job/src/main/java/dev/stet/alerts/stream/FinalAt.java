package dev.stet.alerts.stream;

import dev.stet.contract.View;
import java.io.Serializable;

/** When the rows of a window are final. */
@FunctionalInterface
public interface FinalAt extends Serializable {

    /**
     * @param windowEndMillis exclusive, epoch milliseconds
     * @return the watermark on which they are emitted, epoch milliseconds
     */
    long of(View view, long windowEndMillis);
}
