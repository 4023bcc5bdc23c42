package dev.stet.bench.scale;

import dev.stet.bench.contest.StateIn;
import dev.stet.bench.load.LoadSettings;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What grows. The first trial of each is what the others are compared with. */
enum Experiment {
    /**
     * Suggestions that the job remembers: each until half an hour and a horizon after it was shown,
     * rounded up, and the lateness after that. So the load's rate decides how many there are. Hours
     * and days only, else the rows of a minute, which are as many at a low rate, would be most of
     * the work of the smallest.
     */
    LIVE(
            "Suggestions remembered",
            "windows of 1h and 1d; one user per five suggestions, active for 5 min of every 40") {
        @Override
        List<Trial> trials(Size size) {
            List<Trial> trials = new ArrayList<>();
            for (long live : size.live()) {
                double rate = live / (REMEMBERED_SECONDS * MIX_SHOWN);
                long fill = (long) (rate * FILL_SECONDS);
                LoadSettings load =
                        load(
                                        Math.max(fill, size.window()) + size.window(),
                                        rate,
                                        (int) Math.max(1_000, live / 5),
                                        0,
                                        0)
                                .with(with -> with.sessionSeconds = SESSION_SECONDS);
                trials.add(
                        Trial.of(String.format(Locale.ROOT, "%,d", live), load)
                                .over(size.window())
                                .with(Map.of("stet.rollup.grains", "1h;1d")));
            }
            return trials;
        }
    },
    PARALLELISM("Tasks", "four partitions") {
        @Override
        List<Trial> trials(Size size) {
            LoadSettings load = load(4 * size.window(), 0, USERS, 0, 0);
            return List.of(
                    Trial.of("1", load).beside(1, 4),
                    Trial.of("2", load).beside(2, 4),
                    Trial.of("1, heap", load).beside(1, 4).on(StateIn.HEAP),
                    Trial.of("2, heap", load).beside(2, 4).on(StateIn.HEAP));
        }
    },
    SKEW("Share of one user", "") {
        @Override
        List<Trial> trials(Size size) {
            long events = 2 * size.window();
            return List.of(
                    Trial.of("as popular as others", load(events, 0, USERS, 0, 0)),
                    Trial.of("half of all", load(events, 0, USERS, 0.5, 0)));
        }
    },
    INSTANT(
            "Suggestions shown at one instant and accepted at one instant",
            "in addition to the normal load of two hours; the whole run is measured") {
        @Override
        List<Trial> trials(Size size) {
            long events = 2 * size.window();
            LoadSettings without = load(events, events / TWO_HOURS, USERS, 0, 0);
            LoadSettings with =
                    load(
                            events + 2L * size.sameInstant(),
                            events / TWO_HOURS,
                            USERS,
                            0,
                            size.sameInstant());
            return List.of(
                    Trial.of("none", without).over(without.events()),
                    Trial.of(String.format(Locale.ROOT, "%,d", size.sameInstant()), with)
                            .over(with.events()));
        }
    },
    SEGMENTS("Segment sets", "") {
        @Override
        List<Trial> trials(Size size) {
            LoadSettings load = load(2 * size.window(), 0, USERS, 0, 0);
            List<Trial> trials = new ArrayList<>();
            for (int sets : List.of(1, 3, 6, 12)) {
                trials.add(
                        Trial.of(Integer.toString(sets), load)
                                .with(
                                        Map.of(
                                                "stet.rollup.segment-sets",
                                                String.join(";", SETS.subList(0, sets)))));
            }
            return trials;
        }
    },
    /** What they cost where nothing happens that they are for. */
    FAMILIES(
            "Families of KPIs, each alone",
            "on the heap unless it says otherwise; a log of suggestions and questions alone, each"
                    + " event with a user, a feature and the id of its subject") {
        @Override
        List<Trial> trials(Size size) {
            LoadSettings load =
                    load(2 * size.window(), 0, USERS, 0, 0)
                            .with(with -> with.mix = with.mix.withoutOthers());
            return eachFamily(load);
        }
    },
    /** What each costs where all of them have something to count. */
    MIXED(
            "Families of KPIs, each alone, on a log of all",
            "on the heap unless it says otherwise; half of the events are suggestions and"
                    + " questions, half are visits, conversations, tasks and tickets (`MixedLog`)."
                    + " A family costs the difference to none, where its events are decoded and"
                    + " reach no operator of a family; those that are derived from others include"
                    + " these") {
        @Override
        List<Trial> trials(Size size) {
            return eachFamily(load(2 * size.window(), 0, USERS, 0, 0)).stream()
                    .map(Trial::ofMixed)
                    .toList();
        }
    },
    /** Not made of trials: see {@link LongReplay}. */
    REPLAY("A long replay", "") {
        @Override
        List<Trial> trials(Size size) {
            return List.of();
        }
    },
    /** Not made of trials: see {@link DisorderedReplay}. */
    DISORDER("A replay of a shuffled log", "on RocksDB with one task, each a process of its own") {
        @Override
        List<Trial> trials(Size size) {
            return List.of();
        }
    };

    /** How large it may be. */
    record Size(List<Long> live, long window, int sameInstant) {

        Size {
            live = List.copyOf(live);
        }
    }

    private static final double TWO_HOURS = 7_200;
    private static final int USERS = LoadSettings.DEFAULT.users();
    private static final double MIX_SHOWN = LoadSettings.DEFAULT.mix().shownPerEvent();

    /** 40 min to the last horizon, 5 min to the slice's end, 10 min lateness, half of 10 min. */
    private static final double REMEMBERED_SECONDS = 3_600;

    /** Then a user is away for seven times as long: an eighth of them is there at a time. */
    private static final int SESSION_SECONDS = 300;

    /** By then as many suggestions go as come, and whoever comes has been there before. */
    private static final double FILL_SECONDS = 4_500;

    private static final List<String> SETS =
            List.of(
                    "all",
                    "feature",
                    "workflow",
                    "model",
                    "variant",
                    "feature|model",
                    "prompt_version",
                    "customer_type",
                    "risk_level",
                    "language",
                    "region",
                    "feature|variant");

    private final String title;
    private final String note;

    Experiment(String title, String note) {
        this.title = title;
        this.note = note;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In Markdown, above its table. */
    String heading() {
        return "## %s%n%n%s".formatted(title, note.isEmpty() ? "" : note + "\n\n");
    }

    abstract List<Trial> trials(Size size);

    private static List<Trial> eachFamily(LoadSettings load) {
        List<Trial> trials = new ArrayList<>();
        trials.add(families("none", "", load).on(StateIn.HEAP));
        for (View family : View.families()) {
            trials.add(families(family.noun(), family.noun(), load).on(StateIn.HEAP));
        }
        trials.add(families("all", "all", load).on(StateIn.HEAP));
        trials.add(families("none, RocksDB", "", load));
        trials.add(families("all, RocksDB", "all", load));
        return trials;
    }

    private static Trial families(String title, String families, LoadSettings load) {
        return Trial.of(title, load).with(Map.of("stet.families", families));
    }

    /**
     * @param rate events per second of event time; 0 for two hours of it
     */
    private static LoadSettings load(
            long events, double rate, int users, double oneUser, int sameInstant) {
        return LoadSettings.DEFAULT.with(
                load -> {
                    load.events = events;
                    load.rate = rate > 0 ? rate : events / TWO_HOURS;
                    load.users = users;
                    load.oneUser = oneUser;
                    load.sameInstant = sameInstant;
                });
    }
}
