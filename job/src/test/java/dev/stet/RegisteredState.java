package dev.stet;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.stet.state.StateKeeper;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.SourceOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * The state that an operator of the dataflow really asks for, found by opening its function.
 *
 * @param kinds by name of the state: map, value …
 */
record RegisteredState(String uid, boolean isKeyed, Map<String, String> kinds) {

    /** As every source of Flink keeps its splits. */
    private static final Map<String, String> SOURCE = Map.of("SourceReaderState", "list");

    /** Of every operator whose uid is a step's. */
    static List<RegisteredState> of(StreamGraph graph) throws Exception {
        Set<String> steps = Step.all().stream().map(Step::uid).collect(toSet());
        List<RegisteredState> all = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            if (steps.contains(node.getTransformationUID())) {
                boolean keyed = node.getStateKeySerializer() != null;
                all.add(new RegisteredState(node.getTransformationUID(), keyed, kinds(node)));
            }
        }
        return all;
    }

    static RegisteredState find(List<RegisteredState> all, Step step) {
        return all.stream()
                .filter(state -> step.uid().equals(state.uid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No operator has the uid " + step.uid()));
    }

    private static Map<String, String> kinds(StreamNode node) throws Exception {
        if (node.getOperatorFactory() instanceof SourceOperatorFactory) {
            return SOURCE;
        }
        StreamOperator<?> operator = node.getOperator();
        if (operator instanceof StateKeeper keeper) {
            return keeper.states().stream()
                    .collect(toMap(StateDescriptor::getName, RegisteredState::kind));
        }
        if (!(operator instanceof AbstractUdfStreamOperator<?, ?> udf)) {
            return ofOperator(operator.getClass());
        }
        Function function = udf.getUserFunction();
        if (function instanceof CheckpointedFunction) {
            return ofCheckpointed((CheckpointedFunction) InstantiationUtil.clone(function));
        }
        return function instanceof RichFunction rich
                ? ofFunction(InstantiationUtil.clone(rich))
                : Map.of();
    }

    /** An operator of ours without a function keeps none: it has no hook to restore it by. */
    private static Map<String, String> ofOperator(Class<?> operator) {
        for (var method : operator.getDeclaredMethods()) {
            if (method.getName().matches("initializeState|snapshotState")) {
                throw new AssertionError(operator + " keeps state that nothing tells of");
            }
        }
        return Map.of();
    }

    private static Map<String, String> ofFunction(RichFunction function) throws Exception {
        Map<String, String> kinds = new TreeMap<>();
        function.setRuntimeContext(context(kinds));
        function.open(new OpenContext() {});
        return kinds;
    }

    private static RuntimeContext context(Map<String, String> kinds) {
        return proxy(
                RuntimeContext.class,
                (method, arguments) -> {
                    if (method.equals("getMetricGroup")) {
                        return UnregisteredMetricsGroup.createOperatorMetricGroup();
                    }
                    if (arguments != null && arguments[0] instanceof StateDescriptor<?, ?> one) {
                        kinds.put(one.getName(), kind(one));
                        return null;
                    }
                    throw new AssertionError("unexpected call of " + method);
                });
    }

    private static Map<String, String> ofCheckpointed(CheckpointedFunction function)
            throws Exception {
        Map<String, String> kinds = new TreeMap<>();
        ListState<?> empty = proxy(ListState.class, (method, arguments) -> List.of());
        OperatorStateStore store =
                proxy(
                        OperatorStateStore.class,
                        (method, arguments) -> {
                            StateDescriptor<?, ?> one = (StateDescriptor<?, ?>) arguments[0];
                            kinds.put(one.getName(), kind(one));
                            return empty;
                        });
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(context(kinds));
        }
        function.initializeState(
                proxy(FunctionInitializationContext.class, (method, arguments) -> store));
        return kinds;
    }

    private interface Answer {
        @Nullable Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        loader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private static ClassLoader loader() {
        return RegisteredState.class.getClassLoader();
    }

    private static String kind(StateDescriptor<?, ?> state) {
        if (state.getTtlConfig().isEnabled()) {
            throw new AssertionError(state.getName() + " has a TTL: docs/state.md says none has");
        }
        return state.getType().name().toLowerCase(Locale.ROOT);
    }
}
