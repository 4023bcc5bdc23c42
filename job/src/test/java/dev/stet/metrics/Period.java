package dev.stet.metrics;

/** A window that reviews look at. */
enum Period {
    DAY("day", "1d"),
    WEEK("week", "1w"),
    MONTH("month", "1mo");

    private final String noun;
    private final String grain;

    Period(String noun, String grain) {
        this.noun = noun;
        this.grain = grain;
    }

    /** {@code day}. */
    String noun() {
        return noun;
    }

    /** {@code 1d}. */
    String grain() {
        return grain;
    }

    /** {@code kpi_week}; in PostgreSQL a day has no view of its own but {@code kpi_current}. */
    String view(SqlDialect dialect) {
        return this == DAY && dialect.isPostgres() ? "kpi_current" : "kpi_" + noun;
    }

    String latest() {
        return "latest_" + noun;
    }

    String change() {
        return "kpi_" + noun + "_change";
    }

    String words() {
        return this == WEEK
                ? "week of the day zone, which begins on Monday"
                : noun + " of the day zone";
    }
}
