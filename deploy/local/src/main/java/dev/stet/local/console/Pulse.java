package dev.stet.local.console;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages when rows or alerts have changed. However many pages are open, the database is
 * asked once in an interval for each tenant; while none is, it is not asked.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private static final int MOST_CLIENTS = 100;
    private static final int INTERVAL_SECONDS = 5;

    private final MetaQuery meta;
    private final AlertQuery alerts;
    private final Map<SseClient, String> clients = new ConcurrentHashMap<>();
    private final Map<String, Heard> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "console-pulse");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param newest windows of the tables, as {@link MetaQuery#newest} gives them
     * @param alerts as {@link AlertQuery#statements} tells them: an alert may be of an older window
     */
    private record Heard(List<Map<String, Object>> newest, String alerts) {}

    Pulse(KpiDatabase database) {
        meta = new MetaQuery(database);
        alerts = new AlertQuery(database);
        timer.scheduleWithFixedDelay(
                this::beat, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Keeps a page informed until it is closed. */
    void add(SseClient client, String tenant) {
        if (clients.size() >= MOST_CLIENTS) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.put(client, tenant);
    }

    private void beat() {
        try {
            clients.keySet().removeIf(SseClient::terminated);
            known.keySet().retainAll(clients.values());
            for (String tenant : Map.copyOf(clients).values().stream().distinct().toList()) {
                tell(tenant);
            }
        } catch (ConsoleException e) {
            // The page says so itself when it asks next.
            known.clear();
        } catch (RuntimeException e) {
            // What escaped would end the timer, and no page would hear of new rows any more.
            LOG.error("cannot look for new rows", e);
            known.clear();
        }
    }

    private void tell(String tenant) {
        Heard now = new Heard(meta.newest(tenant), alerts.statements(tenant));
        @Nullable Heard before = known.put(tenant, now);
        boolean changed = before != null && !before.equals(now);
        clients.forEach(
                (client, of) -> {
                    if (of.equals(tenant)) {
                        if (changed) {
                            client.sendEvent("rows", "changed");
                        } else {
                            // Shows whether the page is still there.
                            client.sendComment("same");
                        }
                    }
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        clients.keySet().forEach(SseClient::close);
    }
}
