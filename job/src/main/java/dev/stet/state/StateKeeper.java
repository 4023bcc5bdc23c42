package dev.stet.state;

import java.util.List;
import org.apache.flink.api.common.state.StateDescriptor;

/** An operator that can say which state it asks for, for docs/state.md. */
public interface StateKeeper {

    List<StateDescriptor<?, ?>> states();
}
