package dev.stet.ingest.files;

import dev.stet.contract.Received;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.wire.CodecType;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Replays {@code .jsonl} and {@code .jsonl.gz} files, merged by event time.
 *
 * <p>Each file has a watermark of its own, and only that decides whether an event of it is late, in
 * the order of its lines: how the input was cut into files makes nothing late. One reader reads all
 * files, so the outcome does not depend on the parallelism; the files must be where that reader
 * runs. Exactly once under restore, as long as the files stay as they are.
 */
public final class FileReplaySource
        implements Source<Received, ReplaySplit, List<ReplaySplit>>, ResultTypeQueryable<Received> {

    private static final long serialVersionUID = 1L;

    private final List<String> files;
    private final ReplaySettings settings;
    private final RecordDecoderFactory decoders;
    private final ArrivalClock clock;
    private final String run;

    /**
     * @param files to read, as {@link InputFiles#expand} gives them; a restored job reads on in the
     *     files it began with
     * @param run under which {@link ReplayProgress#of} tells how far it has come
     */
    public FileReplaySource(
            List<Path> files,
            ReplaySettings settings,
            RecordDecoderFactory decoders,
            ArrivalClock clock,
            String run) {
        this.files = files.stream().map(Path::toString).toList();
        this.settings = settings;
        this.decoders = decoders;
        this.clock = clock;
        this.run = run;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ReplaySplit, List<ReplaySplit>> createEnumerator(
            SplitEnumeratorContext<ReplaySplit> context) {
        return new ReplayEnumerator(context, List.of(ReplaySplit.of(files)));
    }

    @Override
    public SplitEnumerator<ReplaySplit, List<ReplaySplit>> restoreEnumerator(
            SplitEnumeratorContext<ReplaySplit> context, List<ReplaySplit> unassigned) {
        return new ReplayEnumerator(context, unassigned);
    }

    @Override
    public SourceReader<Received, ReplaySplit> createReader(SourceReaderContext context) {
        return new ReplayReader(
                context, settings, decoders.create(), clock, ReplayProgress.of(run));
    }

    @Override
    public SimpleVersionedSerializer<ReplaySplit> getSplitSerializer() {
        return new ReplaySplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<List<ReplaySplit>> getEnumeratorCheckpointSerializer() {
        return new ReplaySplit.ListSerializer();
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return CodecType.of(Received.class, Received.WireCodec.class);
    }
}
