package dev.stet.cluster;

import dev.stet.StetTopology;
import dev.stet.contract.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics between which the job lies. */
final class Topics {

    static final String INTERACTIONS = "interactions";

    /** What the names of the job's own topics begin with. */
    static final String PREFIX = "stet.";

    private static final int PARTITIONS = 4;
    private static final List<String> RETURNED = List.of("dead_letters", "late");

    private Topics() {}

    /** Of a view's KPI rows. */
    static String of(View view) {
        return PREFIX + view.table();
    }

    /** Makes those that are not there. Of rows with a key only the newest need to be kept. */
    static void create(Admin admin) throws IOException {
        List<NewTopic> wanted = new ArrayList<>();
        wanted.add(topic(INTERACTIONS, PARTITIONS));
        for (View view : View.values()) {
            wanted.add(compacted(of(view)));
        }
        StetTopology.outcomeTables().forEach(table -> wanted.add(compacted(PREFIX + table.name())));
        RETURNED.forEach(name -> wanted.add(topic(PREFIX + name, 1)));
        try {
            Set<String> there = admin.listTopics().names().get();
            wanted.removeIf(topic -> there.contains(topic.name()));
            admin.createTopics(wanted).all().get();
        } catch (ExecutionException e) {
            throw new IOException("cannot make the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making topics", e);
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }

    private static NewTopic compacted(String name) {
        return topic(name, 2).configs(Map.of("cleanup.policy", "compact"));
    }
}
