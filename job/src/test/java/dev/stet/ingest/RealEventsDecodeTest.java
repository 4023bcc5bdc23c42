package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Decoded;
import dev.stet.contract.Refusal;
import dev.stet.testkit.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that real producers sent is admitted. */
final class RealEventsDecodeTest {

    @ParameterizedTest
    @CsvSource({"coauthor.events.jsonl.gz, 47666", "azure_llm.events.jsonl.gz, 19366"})
    void admitsEveryLine(String name, int events) throws IOException {
        EventDecoder decoder = new EventDecoder(Records.SETTINGS);
        List<Refusal> refusals = new ArrayList<>();
        int read = 0;
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(SharedData.file(name))),
                                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                read++;
                Decoded decoded = Records.decode(decoder, line.getBytes(StandardCharsets.UTF_8));
                if (decoded instanceof Refusal refusal) {
                    refusals.add(refusal);
                }
            }
        }
        assertThat(refusals).isEmpty();
        assertThat(read).isEqualTo(events);
    }
}
