package dev.stet.integrations.dbt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What dbt's reference says about the keys that the package uses: of each kind of entry which keys
 * it knows, which of them it must have ({@code !}), and what stands there. It is written from the
 * reference of properties and of semantic models, for dbt Core 1.10: a key that the package does
 * not use yet is to be looked up there.
 */
final class DbtSchema {

    private static final String TEXT = "TEXT";
    private static final String WORD = "(?!.*__)[a-z][a-z0-9_]*[a-z0-9]";

    /** What a scalar must match. */
    private static final Map<String, String> SCALARS =
            Map.of(
                    TEXT,
                    "(?s).+",
                    "ANY",
                    "(?s).*",
                    "NAME",
                    "[A-Za-z0-9_]+",
                    "WORD",
                    WORD,
                    "BOOLEAN",
                    "true|false",
                    "REF",
                    "ref\\('[a-z0-9_]+'\\)",
                    "READS",
                    "(ref|source)\\('[a-z0-9_]+'(, '[a-z0-9_]+')?\\)",
                    "TWO",
                    "2");

    /** By kind of entry: {@code key:what}, of a list {@code key:[what]}. */
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("sources file", "version:TWO sources!:[source]"),
                    Map.entry("source", "name!:NAME description:TEXT schema:TEXT tables!:[table]"),
                    Map.entry(
                            "table",
                            "name!:NAME description:TEXT data_tests:[test] columns:[column]"),
                    Map.entry(
                            "column",
                            "name!:NAME description:TEXT data_type:TEXT granularity:day"
                                    + " data_tests:[test]"),
                    Map.entry("models file", "version:TWO models!:[model]"),
                    Map.entry(
                            "model",
                            "name!:NAME description:TEXT time_spine:spine data_tests:[test]"
                                    + " columns:[column]"),
                    Map.entry("spine", "standard_granularity_column!:NAME"),
                    Map.entry("exposures file", "version:TWO exposures!:[exposure]"),
                    Map.entry(
                            "exposure",
                            "name!:NAME label:TEXT type!:dashboard|notebook|analysis|ml|application"
                                    + " maturity:high|medium|low description:TEXT owner!:owner"
                                    + " depends_on!:[READS]"),
                    Map.entry("owner", "name!:TEXT email:TEXT"),
                    Map.entry("semantic_models file", "version:TWO semantic_models!:[semantic]"),
                    Map.entry(
                            "semantic",
                            "name!:WORD description:TEXT model!:REF defaults:defaults"
                                    + " primary_entity!:WORD dimensions:[dimension]"
                                    + " measures:[measure]"),
                    Map.entry("defaults", "agg_time_dimension!:WORD"),
                    Map.entry("dimension", "name!:WORD type!:categorical|time type_params:grain"),
                    Map.entry("grain", "time_granularity!:day|week|month|quarter|year"),
                    Map.entry(
                            "measure",
                            "name!:WORD description:TEXT agg!:sum|min|max|average|median|count"
                                    + "|count_distinct|sum_boolean|percentile expr:TEXT"
                                    + " create_metric:BOOLEAN"),
                    Map.entry("metrics file", "version:TWO metrics!:[metric]"),
                    Map.entry(
                            "metric",
                            "name!:WORD label!:TEXT description:TEXT type!:simple|ratio"
                                    + " type_params!:parameters config:config"),
                    Map.entry("parameters", "measure:WORD numerator:WORD denominator:WORD"),
                    Map.entry("config", "meta:meta"),
                    Map.entry(
                            "meta",
                            "unit:TEXT good:TEXT counter_metric:ANY section:TEXT core:BOOLEAN"
                                    + " levels:ANY"),
                    Map.entry(
                            "project file",
                            "name!:NAME version:TEXT config-version:TWO require-dbt-version:[TEXT]"
                                    + " model-paths:[TEXT] macro-paths:[TEXT] vars:vars"
                                    + " models:paths"),
                    Map.entry("vars", "stet_schema:NAME stet_segment_by:NAME"),
                    Map.entry("paths", "stet:configured"),
                    Map.entry("configured", "+materialized!:view|table|incremental|ephemeral"));

    private DbtSchema() {}

    /**
     * What is wrong with a file; empty for nothing.
     *
     * @param kind {@code metrics file}, for example
     */
    static List<String> problems(String kind, Object file) {
        List<String> problems = new ArrayList<>();
        check(kind, file, kind, problems);
        return problems;
    }

    private static void check(String kind, Object value, String at, List<String> problems) {
        if (kind.startsWith("[")) {
            if (value instanceof List<?> list && !list.isEmpty()) {
                String each = kind.substring(1, kind.length() - 1);
                for (int i = 0; i < list.size(); i++) {
                    check(each, list.get(i), "%s[%d]".formatted(at, i), problems);
                }
            } else {
                problems.add(at + ": no list");
            }
        } else if (kind.equals("test")) {
            checkTest(value, at, problems);
        } else if (KINDS.containsKey(kind)) {
            checkEntry(KINDS.getOrDefault(kind, ""), value, at, problems);
        } else if (value instanceof Map || value instanceof List) {
            problems.add(at + ": no scalar");
        } else if (!String.valueOf(value).matches(SCALARS.getOrDefault(kind, kind))) {
            problems.add("%s: not %s: %s".formatted(at, kind, value));
        }
    }

    /** A name, or a name with its arguments: since 1.10.5 these stand under a key of their own. */
    private static void checkTest(Object value, String at, List<String> problems) {
        if (value instanceof Map<?, ?> test) {
            boolean isOne =
                    test.size() == 1
                            && test.values().iterator().next() instanceof Map<?, ?> body
                            && body.size() == 1
                            && body.get("arguments") instanceof Map;
            if (!isOne) {
                problems.add(at + ": no test with arguments: " + test);
            }
        } else {
            check("NAME", value, at, problems);
        }
    }

    private static void checkEntry(String keys, Object value, String at, List<String> problems) {
        if (!(value instanceof Map<?, ?> entry)) {
            problems.add(at + ": no entry");
            return;
        }
        Map<String, String> known = new LinkedHashMap<>();
        Arrays.stream(keys.split(" "))
                .map(key -> key.split(":"))
                .forEach(key -> known.put(key[0].replace("!", ""), key[1]));
        Arrays.stream(keys.split(" "))
                .map(key -> key.split(":")[0])
                .filter(key -> key.endsWith("!") && !entry.containsKey(key.replace("!", "")))
                .forEach(key -> problems.add("%s: no %s".formatted(at, key)));
        entry.forEach(
                (key, inner) -> {
                    String kind = known.get(String.valueOf(key));
                    if (kind == null) {
                        problems.add("%s: unknown key %s".formatted(at, key));
                    } else {
                        check(kind, inner, "%s.%s".formatted(at, key), problems);
                    }
                });
    }
}
