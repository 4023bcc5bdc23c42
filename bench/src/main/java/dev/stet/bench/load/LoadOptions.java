package dev.stet.bench.load;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of the load as options, each with the default of {@link LoadSettings#DEFAULT}. */
public final class LoadOptions {

    private static final LoadSettings DEFAULT = LoadSettings.DEFAULT;

    /** Two hours. */
    private static final double HOURS_SECONDS = 7_200;

    @Option(names = "--events", paramLabel = "N", description = "How many. Default: 2000000")
    private @Nullable Long events;

    @Option(
            names = "--rate",
            description =
                    "Records a second of event time. Default: so that there are two hours of it.")
    private @Nullable Double rate;

    @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}")
    private long seed = DEFAULT.seed();

    @Option(names = "--users", description = "How many users. Default: ${DEFAULT-VALUE}")
    private int users = DEFAULT.users();

    @Option(
            names = "--skew",
            description = "Exponent of their popularity by rank (Zipf). Default: ${DEFAULT-VALUE}")
    private double skew = DEFAULT.skew();

    @Option(
            names = "--one-user",
            paramLabel = "SHARE",
            description = "Of all load, that of one single user. Default: ${DEFAULT-VALUE}")
    private double oneUser = DEFAULT.oneUser();

    @Option(
            names = "--lifetime",
            paramLabel = "SECONDS",
            description =
                    "Over which a suggestion's accept and edits spread. Default: ${DEFAULT-VALUE}")
    private int lifetime = DEFAULT.lifetimeSeconds();

    @Option(
            names = "--live",
            paramLabel = "N",
            description = "Instead of --lifetime: so long that N suggestions are live at a time.")
    private @Nullable Long live;

    @Option(
            names = "--disorder",
            paramLabel = "MILLISECONDS",
            description = "How late an event may arrive, at most 30000. Default: ${DEFAULT-VALUE}")
    private int disorder = DEFAULT.disorderMillis();

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Of events that arrive twice. Default: ${DEFAULT-VALUE}")
    private double duplicates = DEFAULT.duplicates();

    @Option(
            names = "--same-instant",
            paramLabel = "N",
            description =
                    "So many suggestions are shown at one instant and accepted at one instant.")
    private int sameInstant = DEFAULT.sameInstant();

    @Option(
            names = "--session",
            paramLabel = "SECONDS",
            description =
                    "A user opens suggestions and questions for so long, none for seven times as"
                            + " long, and again: an eighth of the users at a time, of 64 and more."
                            + " Default: 0, all at any time")
    private int session = DEFAULT.sessionSeconds();

    @Option(
            names = "--suggestions",
            paramLabel = "SHARE",
            description =
                    "Of what opens, suggestions rather than questions. Default: ${DEFAULT-VALUE}")
    private double suggestions = Mix.DEFAULT.suggestions();

    @Option(
            names = "--acceptance",
            paramLabel = "SHARE",
            description = "Of suggestions. Default: ${DEFAULT-VALUE}")
    private double acceptance = Mix.DEFAULT.acceptance();

    @Option(
            names = "--edits",
            paramLabel = "NUMBER",
            description = "Of an accepted suggestion, the mean. Default: ${DEFAULT-VALUE}")
    private double edits = Mix.DEFAULT.editsPerAccept();

    @Option(
            names = "--rejection",
            paramLabel = "SHARE",
            description = "Of suggestions that are not accepted. Default: ${DEFAULT-VALUE}")
    private double rejection = Mix.DEFAULT.rejection();

    @Option(
            names = "--closing",
            paramLabel = "SHARE",
            description = "Of accepted suggestions. Default: ${DEFAULT-VALUE}")
    private double closing = Mix.DEFAULT.closing();

    @Option(
            names = "--regeneration",
            paramLabel = "SHARE",
            description = "Of answers. Default: ${DEFAULT-VALUE}")
    private double regeneration = Mix.DEFAULT.regeneration();

    @Option(
            names = "--repeats",
            paramLabel = "SHARE",
            description = "Of questions asked again. Default: ${DEFAULT-VALUE}")
    private double repeats = Mix.DEFAULT.repeats();

    @Option(
            names = "--others",
            paramLabel = "SHARE",
            description = "Of events of types that nothing follows. Default: ${DEFAULT-VALUE}")
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
