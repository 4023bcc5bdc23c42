package dev.stet.ingest;

/**
 * Reads an RFC 3339 time with zone, straight from bytes: {@code 2026-01-31T23:59:59.999+01:00}.
 *
 * <p>Digits past the millisecond are cut off; {@code t} and {@code z} may stand for {@code T} and
 * {@code Z}; the day must exist; hour 24 and second 60 do not.
 */
final class EventTimeParser {

    /** 0000-01-01T00:00:00Z, epoch milliseconds. */
    static final long LEAST = -62_167_219_200_000L;

    /** 9999-12-31T23:59:59.999Z, epoch milliseconds. */
    static final long GREATEST = 253_402_300_799_999L;

    /** What {@link #parse} gives for anything but a time. */
    static final long UNPARSABLE = Long.MIN_VALUE;

    private static final int FRACTION_OFFSET = 19;
    private static final int SHORTEST = 20;
    private static final int ZONE_LENGTH = 6;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private EventTimeParser() {}

    /** Epoch milliseconds of the time in {@code [from, to)}, or {@link #UNPARSABLE}. */
    static long parse(byte[] data, int from, int to) {
        if (to - from < SHORTEST
                || data[from + 4] != '-'
                || data[from + 7] != '-'
                || (data[from + 10] | 0x20) != 't'
                || data[from + 13] != ':'
                || data[from + 16] != ':') {
            return UNPARSABLE;
        }
        int year = digits(data, from, 4);
        int month = digits(data, from + 5, 2);
        int day = digits(data, from + 8, 2);
        int hour = digits(data, from + 11, 2);
        int minute = digits(data, from + 14, 2);
        int second = digits(data, from + 17, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return UNPARSABLE;
        }
        if (!isTime(hour, minute) || second < 0 || second > 59) {
            return UNPARSABLE;
        }
        int at = from + FRACTION_OFFSET;
        int millis = 0;
        if (data[at] == '.') {
            int first = ++at;
            for (int scale = 100; at < to && data[at] >= '0' && data[at] <= '9'; at++) {
                millis += (data[at] - '0') * scale;
                scale /= 10;
            }
            if (at == first) {
                return UNPARSABLE;
            }
        }
        int offset = zoneMinutes(data, at, to);
        if (offset == Integer.MIN_VALUE) {
            return UNPARSABLE;
        }
        long minutes = (epochDay(year, month, day) * 24 + hour) * 60 + minute - offset;
        return (minutes * 60 + second) * 1000 + millis;
    }

    private static int zoneMinutes(byte[] data, int at, int to) {
        if (to - at == 1 && (data[at] | 0x20) == 'z') {
            return 0;
        }
        if (to - at != ZONE_LENGTH || data[at] != '+' && data[at] != '-' || data[at + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(data, at + 1, 2);
        int minutes = digits(data, at + 4, 2);
        if (!isTime(hours, minutes)) {
            return Integer.MIN_VALUE;
        }
        int offset = hours * 60 + minutes;
        return data[at] == '-' ? -offset : offset;
    }

    private static boolean isTime(int hour, int minute) {
        return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
    }

    /** The number, or -1 where one of the bytes is no digit. */
    private static int digits(byte[] data, int from, int count) {
        int value = 0;
        for (int at = from; at < from + count; at++) {
            int digit = data[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar, years counted from March. */
    private static long epochDay(int year, int month, int day) {
        long years = month > 2 ? year : year - 1;
        int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
        long leapDays =
                Math.floorDiv(years, 4) - Math.floorDiv(years, 100) + Math.floorDiv(years, 400);
        return years * 365 + leapDays + dayOfYear - 719_468;
    }
}
