// How numbers, times and names are written.

const DAY = 86400000;
const plain = new Intl.NumberFormat('en', {maximumFractionDigits: 0});

function significant(value, digits) {
    const size = Math.abs(value);
    if (size >= 1000) {
        return plain.format(value).replace('-', '−');
    }
    const places = size === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return value.toFixed(Math.min(places, 6)).replace('-', '−');
}

// One place after the point, and for what is rare two digits.
function percent(share) {
    const size = Math.abs(100 * share);
    return (size > 0 && size < 0.1 ? (100 * share).toPrecision(2) : (100 * share).toFixed(1)).replace('-', '−');
}

// A value in the unit of its metric; an en dash for none.
export function amount(value, unit) {
    if (value === null || value === undefined) {
        return '–';
    }
    switch (unit) {
        case 'share': return percent(value) + ' %';
        case 'usd': return (value < 0 ? '−$' : '$') + (Math.abs(value) >= 1000 ? plain.format(Math.abs(value)) : significant(Math.abs(value), 3));
        case 'milliseconds': return significant(value, 3) + ' ms';
        case 'seconds': return significant(value, 3) + ' s';
        case 'minutes': return significant(value, 3) + ' min';
        case 'characters': return significant(value, 3) + ' chars';
        case 'rating': return value.toFixed(2) + ' of 5';
        case 'count': return Number.isInteger(value) ? plain.format(value) : significant(value, 3);
        default: return significant(value, 3);
    }
}

// A difference of two values, with its sign; of shares in points of a percent.
export function difference(value, unit) {
    if (value === null || value === undefined) {
        return '–';
    }
    const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
    const size = amount(Math.abs(value), unit);
    return sign + (unit === 'share' ? size.replace(' %', ' pp') : size);
}

export function interval(low, high, unit) {
    if (low === null || low === undefined || high === null || high === undefined) {
        return '';
    }
    return unit === 'share'
        ? percent(low) + ' to ' + amount(high, unit)
        : amount(low, unit) + ' to ' + amount(high, unit);
}

export function count(value) {
    return value === null || value === undefined ? '–' : Number.isInteger(value) ? plain.format(value) : significant(value, 4);
}

// A name as words: persistence_rate_600s is "persistence rate 600 s".
export function title(id) {
    return id.replace(/_(ms|s|usd)$/, '')
        .replaceAll('_', ' ')
        .replace(/\b(\d+)s\b/g, '$1 s')
        .replace(/\b(usat|roi|psi)\b/g, word => word.toUpperCase())
        .replace(/^./, letter => letter.toUpperCase());
}

const two = number => String(number).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function day(millis) {
    const date = new Date(millis);
    return date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()] + ' ' + date.getUTCFullYear();
}

let dayZone = 'UTC';

// Windows of a day begin at midnight of this zone, and have the name of their day there.
export function setDayZone(zone) {
    dayZone = zone;
}

// The day of a window that begins then.
export function windowDay(millis) {
    let parts;
    try {
        parts = new Intl.DateTimeFormat('en', {timeZone: dayZone, year: 'numeric', month: 'numeric', day: 'numeric'}).formatToParts(millis);
    } catch {
        // The browser does not know the zone.
        return day(millis);
    }
    const of = Object.fromEntries(parts.map(part => [part.type, Number(part.value)]));
    return of.day + ' ' + MONTHS[of.month - 1] + ' ' + of.year;
}

export function clock(millis) {
    const date = new Date(millis);
    return two(date.getUTCHours()) + ':' + two(date.getUTCMinutes());
}

// A short time for the end of an axis.
export function tick(millis, grain) {
    const date = new Date(millis);
    const short = date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()];
    return grain === '1d' || grain === '1w' ? windowDay(millis).replace(/ \d+$/, '') : short + ' ' + clock(millis);
}

// A window of UTC, in words.
export function window_(start, end) {
    if (end - start >= DAY) {
        return end - start === DAY && start % DAY === 0 ? day(start) : day(start) + ' ' + clock(start) + ' to ' + day(end) + ' ' + clock(end);
    }
    return day(start) + ', ' + clock(start) + ' to ' + clock(end);
}

export const GRAINS = {'1m': 'minutes', '1h': 'hours', '1d': 'days'};

// What to say where an answer has other windows than asked for, or not all of them; else an empty text.
export function otherWindows({asked, grain, cut}) {
    const shown = asked === grain ? '' : `This time has more ${GRAINS[asked]} than one answer holds: it is shown in ${GRAINS[grain]}. `;
    return cut ? shown + `Only the newest ${GRAINS[grain]} of this time are shown, and there are no rows of longer windows.` : shown.trim();
}

const STATUS = {
    ok: ['●', 'ok'],
    on_track: ['●', 'on track'],
    met: ['●', 'met'],
    warn: ['▲', 'warning'],
    behind: ['▲', 'behind'],
    critical: ['■', 'critical'],
    overdue: ['■', 'overdue'],
    guard_broken: ['■', 'guard broken'],
    too_few: ['◌', 'too few'],
    no_level: ['◌', 'no level'],
    no_data: ['○', 'no data'],
    raised: ['◉', 'open'],
    resolved: ['✓', 'resolved'],
    withdrawn: ['✕', 'withdrawn'],
    better: ['▴', 'better'],
    worse: ['▾', 'worse'],
    changed: ['◆', 'changed'],
    same: ['=', 'same'],
};

// Shape and words of a status, which do not need its colour.
export function status(name) {
    return STATUS[name] ?? ['·', String(name ?? '').replaceAll('_', ' ')];
}
