// Draws a metric over time as SVG: its line, its interval as a band, what is provisional dashed, its levels as lines.
// Text stands beside the drawing, so that a drawing of any width keeps its letters.

import {h, svg} from './dom.js';
import {amount, tick} from './words.js';

const WIDE = 400;
const HIGH = 100;

const isKnown = value => value !== null && value !== undefined;

// The value that a part of the values is below.
function quantile(values, part) {
    const sorted = values.filter(isKnown).sort((one, other) => one - other);
    return sorted.length ? [sorted[Math.floor(part * (sorted.length - 1))]] : [];
}

// Where the values lie, with a level that is not far off. An interval of few events may reach beyond, and is cut:
// it would press everything else flat.
function range(series, levels, bounded) {
    const known = series.v.filter(isKnown);
    if (known.length === 0) {
        return null;
    }
    let low = Math.min(...known, ...quantile(series.lo, 0.1));
    let high = Math.max(...known, ...quantile(series.hi, 0.9));
    const span = (high - low) || Math.abs(high) || 1;
    for (const level of levels) {
        if (level >= low - 0.6 * span && level <= high + 0.6 * span) {
            low = Math.min(low, level);
            high = Math.max(high, level);
        }
    }
    const margin = ((high - low) || Math.abs(high) || 1) * 0.08;
    low = low >= 0 && low - margin < 0 ? 0 : low - margin;
    high = bounded && high <= 1 ? Math.min(1, high + margin) : high + margin;
    return [low, high === low ? low + 1 : high];
}

// The parts of a list without gaps, as [from, until): neither a value nor a window is missing within one.
function parts(values, series) {
    const found = [];
    let from = -1;
    values.forEach((value, i) => {
        const follows = i > 0 && series.start[i] <= series.end[i - 1];
        if (from >= 0 && (!isKnown(value) || !follows)) {
            found.push([from, i]);
            from = -1;
        }
        if (from < 0 && isKnown(value)) {
            from = i;
        }
    });
    if (from >= 0) {
        found.push([from, values.length]);
    }
    return found;
}

// series: {start, end, final, v, lo, hi}; options: {unit, grain, levels: [[name, value]], words, small}.
export function lines(series, options) {
    const levels = (options.levels ?? []).filter(([, value]) => value !== null && value !== undefined);
    const span = range(series, levels.map(([, value]) => value), options.unit === 'share');
    if (!span) {
        return h('div', {class: 'lines none'}, h('p', null, 'no value in these windows'));
    }
    const [low, high] = span;
    const first = series.start[0];
    const last = series.start[series.start.length - 1];
    const x = i => last === first ? WIDE / 2 : (series.start[i] - first) / (last - first) * WIDE;
    const y = value => HIGH - (value - low) / (high - low) * HIGH;
    const at = (i, value) => x(i).toFixed(1) + ' ' + y(value).toFixed(1);
    const path = (from, until) => {
        const points = [];
        for (let i = from; i < until; i++) {
            points.push((i === from ? 'M' : 'L') + at(i, series.v[i]));
        }
        return points.join(' ') + (until - from === 1 ? ' h0' : '');
    };
    const drawn = [];
    for (const [from, until] of parts(series.v.map((v, i) => v === null ? null : series.lo[i]), series)) {
        const upper = [];
        const lower = [];
        for (let i = from; i < until; i++) {
            upper.push(at(i, series.hi[i]));
            lower.unshift(at(i, series.lo[i]));
        }
        drawn.push(svg('path', {class: 'band', d: 'M' + [...upper, ...lower].join(' L') + ' Z'}));
    }
    for (const [name, value] of levels) {
        if (value >= low && value <= high) {
            drawn.push(svg('path', {class: 'level ' + name, d: `M0 ${y(value).toFixed(1)} H${WIDE}`}));
        }
    }
    for (const [from, until] of parts(series.v, series)) {
        // What is final comes first, but for a window that is late: the line changes where that does.
        let begin = from;
        for (let i = from + 1; i <= until; i++) {
            if (i === until || series.final[i] !== series.final[begin]) {
                const joined = begin > from ? begin - 1 : begin;
                drawn.push(svg('path', {class: series.final[begin] ? 'line' : 'line provisional', d: path(joined, i)}));
                begin = i;
            }
        }
    }
    const label = (value, side) => h('span', {class: 'axis ' + side}, amount(value, options.unit));
    return h('div', {class: options.small ? 'lines small' : 'lines'},
        h('div', {class: 'plot'},
            svg('svg', {viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': options.words}, drawn),
            label(high, 'high'), label(low, 'low'),
            levels.filter(([, value]) => value >= low && value <= high).map(([name, value]) => {
                const text = h('span', {class: 'axis at ' + name}, name + ' ' + amount(value, options.unit));
                text.style.top = y(value) + '%';
                return text;
            })),
        options.small ? null : h('p', {class: 'times'}, h('span', null, tick(first, options.grain)), h('span', null, tick(last, options.grain) + (options.grain === '1d' ? '' : ' UTC'))));
}
