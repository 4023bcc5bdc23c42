package dev.stet.cluster;

/** The processes of a cluster, in the order in which they are begun; ended in the opposite one. */
enum Member {
    POSTGRES("postgres"),
    KAFKA("kafka"),
    JOB_MANAGER("job-manager"),
    TASK_MANAGER_1("task-manager-1"),
    TASK_MANAGER_2("task-manager-2"),
    SQL_GATEWAY("sql-gateway");

    private final String id;

    Member(String id) {
        this.id = id;
    }

    /** Names its logs, its entry in the state file, and a TaskManager in Flink's web interface. */
    String id() {
        return id;
    }

    boolean isTaskManager() {
        return this == TASK_MANAGER_1 || this == TASK_MANAGER_2;
    }
}
