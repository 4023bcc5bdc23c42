// One metric on the overview, and its counter-metric directly beside it.

import {h} from './dom.js';
import {lines} from './lines.js';
import {amount, count, interval, otherWindows, status, title, window_} from './words.js';

// The metric of an answer: {start, end, final, version, grain, n, d, v, lo, hi, s}; null where the answer has none.
export function seriesOf(answer, metric) {
    const ofTable = answer.series[metric.view];
    const own = ofTable?.metrics[metric.id];
    return own ? {...own, start: ofTable.start, end: ofTable.end, final: ofTable.final, version: ofTable.version, grain: ofTable.grain} : null;
}

// The window whose value is told: the newest final one with a value, else the one before the newest, which has only begun.
export function told(series) {
    const known = series.v.map((value, i) => value === null ? -1 : i).filter(i => i >= 0);
    const finals = known.filter(i => series.final[i]);
    if (finals.length) {
        return finals[finals.length - 1];
    }
    return known.length > 1 ? known[known.length - 2] : known[0] ?? -1;
}

export function badge(name) {
    const [shape, words] = status(name);
    return h('span', {class: 'status ' + name}, h('span', {class: 'shape', 'aria-hidden': 'true'}, shape), words);
}

export function levelsOf(answer, metric) {
    const held = answer.levels[metric.id];
    return [['warn', held?.warn ?? null], ['critical', held?.critical ?? null]];
}

// Says that windows are longer than asked for, or not all there; null where they are as asked for.
export function windowsNote(answer) {
    const words = otherWindows(answer);
    return words ? h('p', {class: 'note windows', 'data-asked': answer.asked, 'data-grain': answer.grain}, words) : null;
}

function sample(series, i) {
    if (series.d[i] === null) {
        return null;
    }
    return series.n[i] === null ? 'over ' + count(series.d[i]) : count(series.n[i]) + ' of ' + count(series.d[i]);
}

function words(metric, series, i) {
    const known = series.v.filter(value => value !== null).length;
    return `${title(metric.id)}: ${known} windows, newest told ${amount(series.v[i], metric.unit)}`
        + (series.lo[i] === null ? '' : `, interval ${interval(series.lo[i], series.hi[i], metric.unit)}`);
}

function figure(metric, series, answer, link, small) {
    const i = series ? told(series) : -1;
    if (i < 0) {
        return h('div', {class: 'figure'},
            h(small ? 'h4' : 'h3', null, h('a', {href: link(metric.id)}, title(metric.id))),
            h('p', {class: 'value'}, '–', ' ', badge('no_data')),
            h('p', {class: 'note'}, metric.needs.length ? 'Needs ' + metric.needs.join('; ') + '.' : 'No rows in these windows.'));
    }
    const range = interval(series.lo[i], series.hi[i], metric.unit);
    return h('div', {class: 'figure', 'data-metric': metric.id, 'data-start': series.start[i], 'data-value': series.v[i]},
        h(small ? 'h4' : 'h3', null, h('a', {href: link(metric.id), title: metric.question}, title(metric.id))),
        h('p', {class: 'value'}, h('strong', null, amount(series.v[i], metric.unit)), ' ', badge(series.s[i])),
        h('p', {class: 'note'}, [range ? range : null, sample(series, i)].filter(Boolean).join(' · ') || ' '),
        lines(series, {unit: metric.unit, grain: series.grain, levels: levelsOf(answer, metric), words: words(metric, series, i), small}),
        small ? null : h('p', {class: 'note'}, (series.final[i] ? 'final · ' : 'provisional · ') + window_(series.start[i], series.end[i]) + ' UTC'));
}

export function card(metric, answer, tables, link) {
    const counter = tables.byId.get(metric.counter);
    const owner = answer.levels[metric.id]?.owner;
    return h('article', {class: 'card', 'aria-label': title(metric.id)},
        figure(metric, seriesOf(answer, metric), answer, link, false),
        h('div', {class: 'beside'},
            h('p', {class: 'kicker'}, 'read with'),
            counter
                ? figure(counter, seriesOf(answer, counter), answer, link, true)
                : h('p', {class: 'note'}, h('code', null, metric.counter), ' of the same row'),
            h('p', {class: 'note owner'}, owner ? 'owner ' + owner : 'no owner')));
}
