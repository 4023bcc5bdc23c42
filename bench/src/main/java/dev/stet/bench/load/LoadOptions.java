package dev.stet.bench.load;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of the load as options, each with the default of {@link LoadSettings#DEFAULT}. */
public final class LoadOptions {

    private static final LoadSettings DEFAULT = LoadSettings.DEFAULT;

    /** Two hours. */
    private static final double HOURS_SECONDS = 7_200;

    @Option(names = "--events", paramLabel = "N", description = "How many events. Default: 2000000")
    private @Nullable Long events;

    @Option(
            names = "--rate",
            description =
                    "Records per second of event time. Default: such that the events cover two"
                            + " hours.")
    private @Nullable Double rate;

    @Option(names = "--seed", description = "Seed of the generator. Default: ${DEFAULT-VALUE}")
    private long seed = DEFAULT.seed();

    @Option(names = "--users", description = "How many users. Default: ${DEFAULT-VALUE}")
    private int users = DEFAULT.users();

    @Option(
            names = "--skew",
            description =
                    "How unevenly users are active: the exponent of Zipf's law. Default:"
                            + " ${DEFAULT-VALUE}")
    private double skew = DEFAULT.skew();

    @Option(
            names = "--one-user",
            paramLabel = "SHARE",
            description = "Share of all events that one user causes. Default: ${DEFAULT-VALUE}")
    private double oneUser = DEFAULT.oneUser();

    @Option(
            names = "--lifetime",
            paramLabel = "SECONDS",
            description =
                    "Time over which the accept and edits of a suggestion are spread. Default:"
                            + " ${DEFAULT-VALUE}")
    private int lifetime = DEFAULT.lifetimeSeconds();

    @Option(
            names = "--live",
            paramLabel = "N",
            description =
                    "Instead of --lifetime: chosen such that N suggestions are live at a time.")
    private @Nullable Long live;

    @Option(
            names = "--disorder",
            paramLabel = "MILLISECONDS",
            description =
                    "By how much events arrive out of order, at most 30000. Default:"
                            + " ${DEFAULT-VALUE}")
    private int disorder = DEFAULT.disorderMillis();

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Share of events that arrive twice. Default: ${DEFAULT-VALUE}")
    private double duplicates = DEFAULT.duplicates();

    @Option(
            names = "--same-instant",
            paramLabel = "N",
            description = "Number of suggestions shown at one instant and accepted at one instant.")
    private int sameInstant = DEFAULT.sameInstant();

    @Option(
            names = "--session",
            paramLabel = "SECONDS",
            description =
                    "Length of a user's session: active for this time, then inactive for seven"
                            + " times as long, so that an eighth of the users is active at a time;"
                            + " needs at least 64 users. Default: 0, all users are active")
    private int session = DEFAULT.sessionSeconds();

    @Option(
            names = "--suggestions",
            paramLabel = "SHARE",
            description =
                    "Share of suggestions among suggestions and questions. Default:"
                            + " ${DEFAULT-VALUE}")
    private double suggestions = Mix.DEFAULT.suggestions();

    @Option(
            names = "--acceptance",
            paramLabel = "SHARE",
            description = "Share of suggestions that are accepted. Default: ${DEFAULT-VALUE}")
    private double acceptance = Mix.DEFAULT.acceptance();

    @Option(
            names = "--edits",
            paramLabel = "NUMBER",
            description = "Mean number of edits per accepted suggestion. Default: ${DEFAULT-VALUE}")
    private double edits = Mix.DEFAULT.editsPerAccept();

    @Option(
            names = "--rejection",
            paramLabel = "SHARE",
            description =
                    "Share of not accepted suggestions that are rejected. Default:"
                            + " ${DEFAULT-VALUE}")
    private double rejection = Mix.DEFAULT.rejection();

    @Option(
            names = "--closing",
            paramLabel = "SHARE",
            description =
                    "Share of accepted suggestions that are closed. Default: ${DEFAULT-VALUE}")
    private double closing = Mix.DEFAULT.closing();

    @Option(
            names = "--regeneration",
            paramLabel = "SHARE",
            description = "Share of answers that are regenerated. Default: ${DEFAULT-VALUE}")
    private double regeneration = Mix.DEFAULT.regeneration();

    @Option(
            names = "--repeats",
            paramLabel = "SHARE",
            description = "Share of questions that are asked again. Default: ${DEFAULT-VALUE}")
    private double repeats = Mix.DEFAULT.repeats();

    @Option(
            names = "--others",
            paramLabel = "SHARE",
            description =
                    "Share of events of types that no lifecycle uses. Default: ${DEFAULT-VALUE}")
    private double others = Mix.DEFAULT.others();

    /** Whether {@code --events} was given. */
    public boolean namesEvents() {
        return events != null;
    }

    /**
     * @throws IllegalArgumentException naming the option that is out of range
     */
    public LoadSettings settings(long startMillis) {
        return settings(startMillis, events == null ? DEFAULT.events() : events);
    }

    /**
     * @param count whatever {@code --events} says
     * @throws IllegalArgumentException naming the option that is out of range
     */
    public LoadSettings settings(long startMillis, long count) {
        LoadSettings settings =
                new LoadSettings(
                        seed,
                        count,
                        rate == null ? Math.max(1, count) / HOURS_SECONDS : rate,
                        startMillis,
                        users,
                        skew,
                        oneUser,
                        lifetime,
                        disorder,
                        duplicates,
                        sameInstant,
                        session,
                        new Mix(
                                suggestions,
                                acceptance,
                                edits,
                                rejection,
                                closing,
                                regeneration,
                                repeats,
                                others));
        return live == null ? settings : settings.withLiveSuggestions(live);
    }
}
