package dev.stet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.rpc.AddressResolution;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.jspecify.annotations.Nullable;

/**
 * One RPC system for all Flink clusters of a test process. Flink's own loader copies a jar of 24 MB
 * and loads its classes anew for every cluster, and most tests begin one for each job: that took
 * longer than the job. Found by {@link ServiceLoader}, before Flink's own.
 */
public final class SharedRpcSystem implements RpcSystemLoader {

    private static @Nullable RpcSystem shared;

    @Override
    public int getLoadPriority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public RpcSystem loadRpcSystem(Configuration config) {
        return new Kept(shared());
    }

    private static synchronized RpcSystem shared() {
        if (shared == null) {
            try {
                shared = load(Files.createTempDirectory("stet-rpc-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** By Flink's own loader; what it copies is deleted when the process ends. */
    private static RpcSystem load(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        RpcSystemLoader own =
                ServiceLoader.load(RpcSystemLoader.class).stream()
                        .filter(loader -> loader.type() != SharedRpcSystem.class)
                        .findFirst()
                        .orElseThrow()
                        .get();
        RpcSystem loaded =
                own.loadRpcSystem(new Configuration().set(CoreOptions.TMP_DIRS, folder.toString()));
        try (Stream<Path> copied = Files.list(folder)) {
            List<Path> files = copied.toList();
            files.forEach(file -> file.toFile().deleteOnExit());
        }
        return loaded;
    }

    /** Is not closed with a cluster: the next one uses it, too. */
    private record Kept(RpcSystem shared) implements RpcSystem {

        @Override
        public RpcServiceBuilder localServiceBuilder(Configuration config) {
            return shared.localServiceBuilder(config);
        }

        @Override
        public RpcServiceBuilder remoteServiceBuilder(
                Configuration config, @Nullable String address, String ports) {
            return shared.remoteServiceBuilder(config, address, ports);
        }

        @Override
        public String getRpcUrl(
                String host,
                int port,
                String endpoint,
                AddressResolution resolution,
                Configuration config)
                throws UnknownHostException {
            return shared.getRpcUrl(host, port, endpoint, resolution, config);
        }

        @Override
        public InetSocketAddress getInetSocketAddressFromRpcUrl(String url) throws Exception {
            return shared.getInetSocketAddressFromRpcUrl(url);
        }

        @Override
        public long getMaximumMessageSizeInBytes(Configuration config) {
            return shared.getMaximumMessageSizeInBytes(config);
        }
    }
}
