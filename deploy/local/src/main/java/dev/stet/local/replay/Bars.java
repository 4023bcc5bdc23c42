package dev.stet.local.replay;

/** Bars of characters for a terminal: of how far a run has come, and of intervals. */
enum Bars {
    /** Block elements; how far a run has come to an eighth of a cell. */
    UNICODE("█", "░", "▒", "┃", "▏▎▍▌▋▊▉"),
    /** For a terminal that does not show others. */
    ASCII("#", ".", "=", "|", "");

    private final String full;
    private final String empty;
    private final String within;
    private final String value;
    private final String parts;

    Bars(String full, String empty, String within, String value, String parts) {
        this.full = full;
        this.empty = empty;
        this.within = within;
        this.value = value;
        this.parts = parts;
    }

    /**
     * Filled from the left: {@code ███▌░░░░}.
     *
     * @param share 0 to 1; what is outside counts as the nearer of both
     * @param cells how many characters
     */
    String progress(double share, int cells) {
        double filled = Math.min(1, Math.max(0, share)) * cells;
        int whole = (int) filled;
        int part = (int) ((filled - whole) * (parts.length() + 1));
        String edge = part == 0 ? "" : parts.substring(part - 1, part);
        return full.repeat(whole) + edge + empty.repeat(cells - whole - edge.length());
    }

    /**
     * Where an interval and its value lie between 0 and 1: {@code ░░▒▒▒┃▒▒▒░░}.
     *
     * @param at the value; what is outside of 0 to 1 stands at the nearer end
     * @param cells how many characters
     */
    String interval(Interval interval, double at, int cells) {
        int low = cell(interval.low(), cells);
        int high = cell(interval.high(), cells);
        int mark = cell(at, cells);
        StringBuilder bar = new StringBuilder();
        for (int i = 0; i < cells; i++) {
            bar.append(i == mark ? value : i >= low && i <= high ? within : empty);
        }
        return bar.toString();
    }

    private static int cell(double share, int cells) {
        return (int) Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
    }
}
