// The questions of every day, week and month, as the views of PostgreSQL answer them.

import {badge} from './card.js';
import {empty, h, table} from './dom.js';
import {get} from './source.js';
import {amount, count, difference, interval, title, windowDay} from './words.js';

const REVIEWS = {
    daily_review: ['Day', 'Core metrics, critical errors, and what crossed a level since the day before.'],
    weekly_review: ['Week', 'Five questions: whose success changed, which bad answers increased, why users regenerate, what burns the most money, which metric moved most.'],
    monthly_review: ['Month', 'Cost per resolution, deflection, conversion, return on investment, objectives.'],
    objective: ['Objectives', 'Is each on its way, and does its guard hold? They come from the file of targets, stet.targets.file.'],
    worst_segments: ['Worst segments', 'Those whose interval is worst even at its better end, among those with enough data.'],
    feature_health: ['Feature health', 'Six conditions of each feature, the worst first.'],
    baseline: ['AI and people', 'AI, assisted and human work side by side. Needs the segment set handled_by.'],
};

// The lower and the upper end stand in one column with what they are the ends of.
const ENDS = {low: 'value', high: 'value', change_low: 'change', change_high: 'change'};
const SHOWN_ELSEWHERE = new Set(['tenant_id', 'window_start', 'question_no', 'topic_no', 'condition_no', 'question_rank', 'segment_rank', 'condition_rank', ...Object.keys(ENDS)]);
const STATUSES = new Set(['status', 'status_before', 'verdict']);
const OF_COUNTER = new Set(['counter_value', 'guard_value', 'guard_limit']);
const COUNTS = new Set(['denominator', 'numerator', 'days_left', 'ai_sample', 'assisted_sample', 'human_sample']);
const SHARES = new Set(['share_of_way', 'share_of_time']);

function cell(page, columns, name) {
    const at = Object.fromEntries(columns.map((column, i) => [column.name, i]));
    return row => {
        const value = row[at[name]];
        const unit = id => page.tables.byId.get(id)?.unit ?? 'count';
        if (value === null) {
            return name === 'verdict' || name === 'status' ? null : '–';
        }
        if (STATUSES.has(name)) {
            return badge(value);
        }
        if (name === 'metric_id' || name === 'counter_id' || name === 'guard_metric_id') {
            return page.tables.byId.has(value) ? h('a', {href: page.link('metric', {metric: value})}, title(value)) : value;
        }
        if (columns[at[name]].type === 'time') {
            return windowDay(value);
        }
        if (columns[at[name]].type !== 'number') {
            return value;
        }
        if (COUNTS.has(name)) {
            return count(value);
        }
        if (SHARES.has(name)) {
            return amount(value, 'share');
        }
        const of = unit(OF_COUNTER.has(name) ? row[at.counter_id ?? at.guard_metric_id] : row[at.metric_id]);
        if (name === 'amount') {
            return count(value);
        }
        const isChange = name.includes('change') || name.includes('_minus_');
        const written = isChange ? difference(value, of) : amount(value, of);
        const ends = Object.keys(ENDS).filter(end => ENDS[end] === name && at[end] !== undefined);
        const known = ends.length === 2 && ends.every(end => row[at[end]] !== null);
        const [low, high] = ends.map(end => row[at[end]]);
        const range = !known ? '' : isChange ? difference(low, of) + ' to ' + difference(high, of) : interval(low, high, of);
        return range ? h('span', null, written, h('br'), h('span', {class: 'note'}, range)) : written;
    };
}

function rowsOf(page, answer, caption) {
    const columns = answer.columns.filter(column => !SHOWN_ELSEWHERE.has(column.name)
        && answer.rows.some(row => row[answer.columns.indexOf(column)] !== null));
    return table(caption, columns.map(column => ({
        name: column.name.replaceAll('_', ' ').replace(/ id$/, ''),
        number: column.type === 'number',
        cell: cell(page, answer.columns, column.name),
        data: row => row[answer.columns.indexOf(column)],
    })), answer.rows);
}

// One table for each question, topic, reason or feature.
function grouped(page, answer) {
    const key = ['question', 'topic', 'reason', 'feature'].find(name => answer.columns.some(column => column.name === name));
    if (!key) {
        return rowsOf(page, answer, `${answer.rows.length} rows`);
    }
    const at = answer.columns.findIndex(column => column.name === key);
    const groups = new Map();
    for (const row of answer.rows) {
        groups.set(row[at], [...groups.get(row[at]) ?? [], row]);
    }
    return [...groups].map(([name, rows]) => h('section', null, h('h3', null, name ?? '–'),
        rowsOf(page, {columns: answer.columns.filter(column => column.name !== key),
            rows: rows.map(row => row.filter((value, i) => i !== at))}, `${rows.length} rows`)));
}

export async function reviews(page) {
    const name = Object.hasOwn(REVIEWS, page.parameters.review) ? page.parameters.review : 'daily_review';
    const [words, about] = REVIEWS[name];
    const answer = await get('api/review', {tenant: page.scope().tenant, name});
    const start = answer.columns.findIndex(column => column.name === 'window_start');
    const starts = start < 0 ? [] : answer.rows.map(row => row[start]).filter(value => value !== null);
    const newest = starts.length ? Math.max(...starts) : null;
    return [
        h('h1', null, 'Reviews'),
        h('nav', {'aria-label': 'Reviews', class: 'controls'}, h('ul', null, Object.entries(REVIEWS).map(([id, [label]]) =>
            h('li', null, h('a', {href: page.link('reviews', {review: id}), 'aria-current': id === name ? 'page' : null}, label))))),
        h('h2', null, words),
        h('p', null, about, newest === null ? '' : ` The newest of its windows begins on ${windowDay(newest)}; each table of rows has its own.`),
        answer.rows.length ? grouped(page, answer)
            : empty('It has no rows.', name === 'objective'
                ? 'No objective is set: name some in the file of targets (docs/targets.md).'
                : 'Reviews are of final days, weeks and months: tasks become final after 10 days, cohorts of users after 28. The job must write the grain 1d.'),
        h('p', {class: 'controls'}, h('button', {type: 'button', onclick: () => globalThis.print()}, 'Print')),
    ];
}
