package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.SchemaRegistryAccess;
import dev.stet.config.SourceConfig;
import dev.stet.config.SourceOptions;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.registry.FramedDecoder;
import dev.stet.ingest.registry.RegistryAccess;
import dev.stet.ingest.registry.RegistryException;
import dev.stet.ingest.registry.SchemaRegistry;

/** Binds decoders to a schema registry that answers. */
public final class RegistryBinding {

    private RegistryBinding() {}

    /**
     * Decoders that read records in a schema registry's frame, too; the given ones where the source
     * names no registry.
     *
     * @throws ConfigException where the registry does not answer
     */
    public static RecordDecoderFactory decoders(
            SourceConfig.OfKafka source, RecordDecoderFactory decoders) {
        return source.registry().map(registry -> framed(registry, decoders)).orElse(decoders);
    }

    static RecordDecoderFactory framed(
            SchemaRegistryAccess registry, RecordDecoderFactory decoders) {
        RegistryAccess access =
                new RegistryAccess(registry.url(), registry.authorization().orElse(null));
        try {
            new SchemaRegistry(access, SchemaRegistry.ASKING_ONCE).requireAnswer();
        } catch (RegistryException e) {
            throw new ConfigException(
                    SourceOptions.SCHEMA_REGISTRY_URL.key(), Said.line(e.getMessage()));
        }
        return FramedDecoder.factory(access, decoders);
    }
}
