package dev.stet.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.integrations.dbt.DbtPackage;
import dev.stet.integrations.grafana.JobDashboard;
import dev.stet.integrations.grafana.KpiDashboard;
import dev.stet.integrations.prometheus.PrometheusFiles;
import dev.stet.testkit.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others' tools import must be what the code says. */
final class GeneratedIntegrationsTest {

    private static final String FOLDER = "../integrations/";

    @Test
    void grafana() throws IOException {
        Docs.holdAgainst(FOLDER + "grafana/stet-kpis.json", KpiDashboard.generate());
        Docs.holdAgainst(FOLDER + "grafana/stet-job.json", JobDashboard.generate());
    }

    @Test
    void prometheus() throws IOException {
        Docs.holdAgainst(FOLDER + "prometheus/stet-job.rules.yml", PrometheusFiles.rules());
        Docs.holdAgainst(FOLDER + "prometheus/stet-job.rules.test.yml", PrometheusFiles.tests());
    }

    @Test
    void dbt() throws IOException {
        Map<String, String> files = new TreeMap<>(DbtPackage.files());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Docs.holdAgainst(FOLDER + "dbt/" + file.getKey(), file.getValue());
        }
        Path folder = Docs.folder().resolve(FOLDER + "dbt").normalize();
        try (Stream<Path> present = Files.walk(folder)) {
            List<String> names =
                    present.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.equals("README.md"))
                            .sorted()
                            .toList();
            assertThat(names).as("files of the package").containsExactlyElementsOf(files.keySet());
        }
    }
}
