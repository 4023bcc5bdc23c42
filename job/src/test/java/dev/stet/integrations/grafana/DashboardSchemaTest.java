package dev.stet.integrations.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The dashboards as Grafana's own types want them: each is compiled as a literal of the type {@code
 * Dashboard} of {@code @grafana/schema}, and what a panel shows as options of its plugin. The
 * compiler refuses unknown keys, missing ones and wrong values. Both the oldest version of Grafana
 * that the documentation names and the newest are asked. npm fetches types and compiler; where it
 * is missing, the test is skipped and says so.
 */
final class DashboardSchemaTest {

    private static final List<String> PACKAGES =
            List.of("@grafana/schema", "grafana-schema-newest");

    /** The types, and what is left of them in JSON: a constant of an enumeration is its value. */
    private static final String TYPES =
            """
            import type { Dashboard } from "%1$s";
            import type * as stat from "%1$s/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
            import type * as table from "%1$s/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen";
            import type * as timeseries from "%1$s/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
            type Json<T> = T extends string ? `${T}`
                : T extends number | boolean | null | undefined ? T
                : T extends (infer E)[] ? Json<E>[]
                : { [K in keyof T]: Json<T[K]> };
            """;

    /** What is right in a dashboard, and a mistake in its place. */
    private static final Map<String, String> MISTAKES =
            Map.of(
                    "\"gridPos\" :", "\"gridPosition\" :",
                    "\"schemaVersion\" : ", "\"schemaVersion\" : \"new\" + ",
                    "\"type\" : \"query\"", "\"type\" : \"questions\"",
                    "\"mode\" : \"absolute\"", "\"mode\" : \"absolutely\"",
                    "\"displayMode\":\"list\"", "\"displayMode\":\"lists\"",
                    "\"graphMode\":\"none\"", "\"graph\":\"none\"",
                    "\"drawStyle\":\"line\"", "\"drawStyle\":\"lines\"");

    private final Path folder = Path.of("target", "grafana-schema").toAbsolutePath();

    @Test
    void grafanasTypesTakeTheDashboardsAndNoMistake() throws Exception {
        Tool npm = Tool.find("npm", "apt-get install npm");
        fetch(npm);
        Map<String, String> right = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (String types : PACKAGES) {
            String prefix = types.replaceAll("\\W", "");
            right.put(prefix + "-kpis.ts", source(types, KpiDashboard.generate()));
            right.put(prefix + "-job.ts", source(types, JobDashboard.generate()));
        }
        String job = source(PACKAGES.get(0), JobDashboard.generate());
        MISTAKES.forEach(
                (correct, mistake) -> {
                    assertThat(job).contains(correct);
                    wrong.put(
                            "mistake-%d.ts".formatted(wrong.size()), job.replace(correct, mistake));
                });
        List<String> errors = compile(npm, right, wrong);
        assertThat(errors)
                .as("of the dashboards")
                .noneMatch(error -> right.keySet().stream().anyMatch(error::startsWith));
        wrong.forEach(
                (file, source) ->
                        assertThat(errors).as(source).anyMatch(error -> error.startsWith(file)));
    }

    /** The dashboard, and of each panel the options and the way its fields are drawn. */
    private static String source(String types, String dashboard) throws IOException {
        StringBuilder source = new StringBuilder(TYPES.formatted(types));
        source.append("export const dashboard: Json<Dashboard> = ").append(dashboard).append(";\n");
        for (JsonNode panel : Panels.withQueries(new ObjectMapper().readTree(dashboard))) {
            String plugin = panel.get("type").asText();
            int id = panel.get("id").asInt();
            source.append(
                    "export const options%d: Partial<Json<%s.Options>> = %s;%n"
                            .formatted(id, plugin, panel.get("options")));
            JsonNode custom = panel.at("/fieldConfig/defaults/custom");
            if (!custom.isMissingNode()) {
                source.append(
                        "export const fields%d: Partial<Json<%s.FieldConfig>> = %s;%n"
                                .formatted(id, plugin, custom));
            }
        }
        return source.toString();
    }

    private void fetch(Tool npm) throws Exception {
        Files.createDirectories(folder);
        String wanted = resource("package-lock.json");
        Path lock = folder.resolve("package-lock.json");
        boolean isThere =
                Files.exists(folder.resolve("node_modules/.package-lock.json"))
                        && Files.readString(lock).equals(wanted);
        if (!isThere) {
            Files.writeString(folder.resolve("package.json"), resource("package.json"));
            Files.writeString(lock, wanted);
            Tool.Result fetched =
                    npm.run(
                            folder,
                            "ci",
                            "--ignore-scripts",
                            "--prefer-offline",
                            "--no-audit",
                            "--no-fund");
            assertThat(fetched.exitCode()).as("npm ci: %s", fetched.output()).isZero();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        DashboardSchemaTest.class.getResourceAsStream("/grafana/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lines of what the compiler reports. */
    private List<String> compile(Tool npm, Map<String, String> right, Map<String, String> wrong)
            throws Exception {
        Map<String, String> sources = new LinkedHashMap<>(right);
        sources.putAll(wrong);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey()), source.getValue());
        }
        Files.writeString(
                folder.resolve("tsconfig.json"),
                """
                {"compilerOptions": {"noEmit": true, "strict": true, "skipLibCheck": true,
                  "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "types": []},
                 "files": %s}
                """
                        .formatted(new ObjectMapper().writeValueAsString(sources.keySet())));
        Tool.Result compiled = npm.run(folder, "exec", "--offline", "--", "tsc", "-p", ".");
        assertThat(compiled.exitCode()).as(compiled.output()).isEqualTo(2);
        return compiled.output().lines().toList();
    }
}
