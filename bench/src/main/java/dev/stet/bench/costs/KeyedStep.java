package dev.stet.bench.costs;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** A keyed operator of the job with what Flink needs to run it. */
public record KeyedStep<K, I, O>(
        OneInputStreamOperator<I, O> operator, KeySelector<I, K> key, TypeInformation<K> keyType) {}
