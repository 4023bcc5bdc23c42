package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.postgresql.ds.PGSimpleDataSource;

/** Asks the members of a cluster whether they do what they are there for. */
final class Probes {

    /** The user whom PostgreSQL lets in from the loopback interface. */
    static final String USER = "postgres";

    private static final int PATIENCE_SECONDS = 5;

    private final Ports ports;
    private final Rest web;
    private final Rest gateway;

    Probes(Ports ports) {
        this.ports = ports;
        this.web = new Rest(ports.webInterface());
        this.gateway = new Rest("http://" + ports.gatewayAddress());
    }

    /** Whether it answers within 5 s; a TaskManager, whether the JobManager counts on it. */
    boolean answers(Member member) {
        try {
            return switch (member) {
                case POSTGRES -> postgresAnswers();
                case KAFKA -> kafkaAnswers();
                case JOB_MANAGER -> web.get("/overview").has("taskmanagers");
                case TASK_MANAGER_1, TASK_MANAGER_2 -> isRegistered(member);
                case SQL_GATEWAY -> gateway.get("/info").has("version");
            };
        } catch (IOException | SQLException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isRegistered(Member member) throws IOException {
        for (JsonNode taskManager : web.get("/taskmanagers").path("taskmanagers")) {
            if (taskManager.path("id").asText().equals(member.id())) {
                return true;
            }
        }
        return false;
    }

    private boolean postgresAnswers() throws SQLException {
        try (Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }

    /** A new connection to the database; the caller closes it. */
    Connection postgres() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(ports.jdbcUrl());
        source.setUser(USER);
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(PATIENCE_SECONDS);
        return source.getConnection();
    }

    private boolean kafkaAnswers()
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = admin()) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .isEmpty();
        }
    }

    /** A new client of the broker; the caller closes it. */
    Admin admin() {
        String patienceMillis = Integer.toString(PATIENCE_SECONDS * 1_000);
        return Admin.create(
                Map.of(
                        "bootstrap.servers",
                        ports.bootstrapServers(),
                        "request.timeout.ms",
                        patienceMillis,
                        "default.api.timeout.ms",
                        patienceMillis));
    }

    /**
     * The jobs that the JobManager knows, running or ended.
     *
     * @throws IOException where it does not answer
     */
    List<Job> jobs() throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : web.get("/jobs/overview").path("jobs")) {
            jobs.add(Job.of(job));
        }
        return jobs;
    }

    /**
     * @throws IOException where the JobManager does not answer
     */
    Slots slots() throws IOException {
        JsonNode overview = web.get("/overview");
        return new Slots(
                overview.path("slots-total").asInt(), overview.path("slots-available").asInt());
    }

    /**
     * Those that a job holds itself count as free.
     *
     * @throws IOException where the JobManager does not answer
     */
    Slots slots(String job) throws IOException {
        Slots slots = slots();
        int own = 0;
        for (JsonNode taskManager : web.get("/taskmanagers").path("taskmanagers")) {
            JsonNode found = web.get("/taskmanagers/" + taskManager.path("id").asText());
            for (JsonNode slot : found.path("allocatedSlots")) {
                own += slot.path("jobId").asText().equals(job) ? 1 : 0;
            }
        }
        return new Slots(slots.total(), Math.min(slots.total(), slots.free() + own));
    }

    /**
     * How many slots a job needs: the greatest parallelism of its steps, which share slots.
     *
     * @throws IOException where the JobManager does not answer
     */
    int neededSlots(String job) throws IOException {
        int most = 0;
        for (JsonNode step : web.get("/jobs/" + job).path("vertices")) {
            most = Math.max(most, step.path("parallelism").asInt());
        }
        return most;
    }

    /**
     * What {@code /jobs/:id/exceptions} answers.
     *
     * @throws IOException where the JobManager does not answer
     */
    JsonNode exceptions(String job) throws IOException {
        return web.get("/jobs/" + job + "/exceptions");
    }
}
