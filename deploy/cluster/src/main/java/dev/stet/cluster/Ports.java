package dev.stet.cluster;

/**
 * Where a cluster listens on the loopback interface; 0 for a port that is not chosen yet.
 *
 * @param web of Flink's web interface and REST
 * @param gateway of the SQL Gateway's REST
 * @param kafka of the broker, for clients
 * @param kafkaController of the broker, for itself
 * @param postgres of the database
 * @param jobManager where TaskManagers find the JobManager
 */
record Ports(int web, int gateway, int kafka, int kafkaController, int postgres, int jobManager) {

    static final Ports ANY = new Ports(0, 0, 0, 0, 0, 0);

    String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    String webInterface() {
        return "http://127.0.0.1:" + web;
    }

    String gatewayAddress() {
        return "127.0.0.1:" + gateway;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres);
    }

    /** Where clients reach a process; 0 for a TaskManager, which only the JobManager talks to. */
    int of(Member member) {
        return switch (member) {
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
            case JOB_MANAGER -> web;
            case TASK_MANAGER_1, TASK_MANAGER_2 -> 0;
            case SQL_GATEWAY -> gateway;
        };
    }
}
