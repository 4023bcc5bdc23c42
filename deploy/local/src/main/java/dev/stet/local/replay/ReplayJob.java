package dev.stet.local.replay;

import dev.stet.Decoders;
import dev.stet.StetTopology;
import dev.stet.config.StetConfig;
import dev.stet.contract.ReturnedJson;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.files.FileReplaySource;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.local.redrive.DeadLetterDecoder;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Stet's own dataflow between the files and the outputs of a replay. */
final class ReplayJob implements Dataflow {

    private final PlannedViews views;

    ReplayJob(PlannedViews views) {
        this.views = views;
    }

    @Override
    public void define(
            StreamExecutionEnvironment environment,
            ReplayRequest settings,
            ReplaySettings reading,
            String run,
            Outputs outputs) {
        StetConfig config = settings.config();
        StetTopology.Streams streams =
                new StetTopology(config).define(environment, source(settings, reading, run));
        for (PlannedViews.Rows view : views.of(environment, streams.rows(), streams.views())) {
            outputs.kpi(view.view(), view.rows(), view.layout());
        }
        streams.alerts().ifPresent(outputs::alerts);
        streams.sample().ifPresent(outputs::sample);
        streams.outcomes().forEach(outputs::outcomes);
        outputs.returned(Outputs.DEAD_LETTERS, streams.deadLetters(), ReturnedJson::toJson);
        outputs.returned(Outputs.LATE, streams.late(), ReturnedJson::toJson);
    }

    private static FileReplaySource source(
            ReplayRequest settings, ReplaySettings reading, String run) {
        StetConfig config = settings.config();
        return new FileReplaySource(
                settings.input().files(),
                reading,
                DeadLetterDecoder.factory(
                        Decoders.of(config, settings.key()), settings.reading().fixes()),
                ArrivalClock.system(),
                run);
    }
}
