// One metric: over time, its segments side by side, the rows behind it, and what it means.

import {badge, levelsOf, seriesOf, told, windowsNote} from './card.js';
import {NO_CASES, cases, casesLink, wordsOfCases} from './cases.js';
import {choice, empty, h, labelled, longTable} from './dom.js';
import {plot} from './plot.js';
import {get, report} from './source.js';
import {amount, count, difference, interval, title, window_} from './words.js';

function chooser(page, id) {
    const groups = page.tables.sections.map(label => ({
        label,
        options: page.tables.metrics.filter(metric => metric.section === label).map(metric => [metric.id, title(metric.id)]),
    }));
    return labelled('metric', choice(groups, id, metric => page.go({metric, by: null, a: null, b: null, ...NO_CASES})));
}

function headline(metric, series) {
    const i = told(series);
    if (i < 0) {
        return empty('No window of this time has a value.', metric.needs.length ? 'It needs ' + metric.needs.join('; ') + '.' : null);
    }
    const range = interval(series.lo[i], series.hi[i], metric.unit);
    return h('p', {class: 'verdict', 'data-value': series.v[i], 'data-start': series.start[i]},
        h('strong', null, amount(series.v[i], metric.unit)), ' ', badge(series.s[i]), ' ',
        range ? `95 % interval ${range}, ` : '',
        series.n[i] === null || series.d[i] === null ? '' : `${count(series.n[i])} of ${count(series.d[i])}, `,
        series.final[i] ? 'final' : 'provisional', ', ', window_(series.start[i], series.end[i]), ' UTC');
}

function rowsBehind(page, metric, series) {
    const rows = series.start.map((start, i) => i).reverse();
    return longTable(`Rows of ${metric.view} behind ${metric.id}`, [
        {name: 'window, UTC', width: '2.4fr', cell: i => window_(series.start[i], series.end[i])},
        {name: 'value', number: true, cell: i => amount(series.v[i], metric.unit)},
        {name: '95 % interval', number: true, width: '1.6fr', cell: i => interval(series.lo[i], series.hi[i], metric.unit) || '–'},
        {name: 'counted', number: true, cell: i => count(series.n[i])},
        {name: 'of', number: true, cell: i => count(series.d[i])},
        {name: 'status', cell: i => badge(series.s[i])},
        {name: 'maturity', cell: i => series.final[i] ? 'final' : 'provisional'},
        {name: 'cases', cell: i => casesLink(page, metric, series.start[i], series.end[i], page.parameters.by)},
    ], rows);
}

function definition(page, metric) {
    const counter = page.tables.byId.get(metric.counter);
    const view = page.tables.views[metric.view];
    return h('dl', null,
        h('dt', null, 'question'), h('dd', null, metric.question),
        h('dt', null, 'does not tell'), h('dd', null, metric.caveat),
        h('dt', null, 'formula'), h('dd', null, h('code', null, metric.formula)),
        h('dt', null, 'kind, unit'), h('dd', null, `${metric.kind}, ${metric.unit}; ${metric.good === 'neither' ? 'neither more nor less is good' : metric.good + ' is better'}`),
        h('dt', null, 'levels'), h('dd', null, metric.levels || 'none by default'),
        h('dt', null, 'read with'), h('dd', null, counter ? h('a', {href: page.link('metric', {metric: counter.id})}, counter.id) : h('code', null, metric.counter)),
        h('dt', null, 'section'), h('dd', null, `${metric.section}; ${metric.layer}; looked at ${metric.cadence}`),
        h('dt', null, 'needs events'), h('dd', null, metric.needs.length ? h('ul', null, metric.needs.map(need => h('li', null, need))) : 'any record'),
        h('dt', null, 'table'), h('dd', null, h('code', null, metric.view), ': ', view.comment),
        h('dt', null, 'single cases'), h('dd', null, wordsOfCases(view)));
}

// Ten thousand names and more: the server sends the largest, and searches.
// buttons: makes those of a segment, by its name; null for none.
export function segmentList(page, metric, by, answer, search, buttons, width = '5.5rem') {
    const list = longTable(`Segments by ${by}, ${answer.segments.length} of ${answer.total}, the largest first`, [
        ...buttons ? [{name: '', width, cell: row => buttons(row.segment)}] : [],
        {name: by, width: '2.5fr', cell: row => row.segment},
        {name: 'value', number: true, cell: row => amount(row.value, metric.unit)},
        {name: '95 % interval', number: true, width: '1.6fr', cell: row => interval(row.low, row.high, metric.unit) || '–'},
        {name: 'of', number: true, cell: row => count(row.denominator)},
        {name: 'status', cell: row => badge(row.status)},
    ], answer.segments, 36, 9);
    const box = h('input', {type: 'search', value: search ?? '', placeholder: 'part of a name', onchange: event => page.go({by, search: event.target.value})});
    return h('div', null,
        h('div', {class: 'controls'}, labelled('search', box)),
        h('p', {class: 'note'}, `Window ${window_(answer.start, answer.end)} UTC: ${answer.total === 1 ? 'one segment' : count(answer.total) + ' segments'}`
            + (answer.total > answer.segments.length ? `, the ${count(answer.segments.length)} largest of them shown; search for others.` : '.')),
        list);
}

// One button for each side of a comparison.
function sideButtons(page, metric, by, answer, chosen) {
    const button = (name, which) => h('button', {
        type: 'button',
        'aria-pressed': chosen[which] === name ? 'true' : 'false',
        'aria-label': `Compare ${name} as ${which.toUpperCase()}`,
        onclick: () => page.go({by, [which]: chosen[which] === name ? null : name}),
    }, which.toUpperCase());
    return name => h('span', null, button(name, 'a'), ' ', button(name, 'b'), ' ', casesLink(page, metric, answer.start, answer.end, by, name));
}

// Whether the spread between users is in the interval of a difference, and where it could be, by where sums by bucket of users are.
const CLUSTERED = 'The interval allows for users who differ: it is made of sums by bucket of users.';
const INDEPENDENT = {
    rows: 'The interval takes events as independent, and is too narrow where few users make many of them. '
        + 'Sums by bucket of users would tell, in every window of both and of ten buckets or more.',
    longer_rows: 'The interval takes events as independent, and is too narrow where few users make many of them. '
        + 'Rows of minutes have no sums by bucket of users; those of hours and days can have them.',
    none: 'The interval takes what is counted as independent. For this metric no row has sums by bucket of users.',
};

function basis(compared) {
    return compared.basis === 'clustered' ? CLUSTERED : compared.basis === 'independent' ? INDEPENDENT[compared.buckets] : '';
}

function sides(page, metric, compared) {
    const both = [compared.a, compared.b].filter(Boolean);
    const known = both.flatMap(side => [...side.series.v, ...side.series.lo, ...side.series.hi]).filter(value => value !== null);
    const low = Math.min(...known);
    const high = Math.max(...known);
    const scale = known.length ? [Math.min(low, low >= 0 ? Math.max(0, low - (high - low) * 0.1) : low), high + (high - low || 1) * 0.05] : null;
    const panel = side => h('section', {class: 'panel'},
        h('h3', null, side.segment),
        h('p', {class: 'value'}, h('strong', null, amount(side.value, metric.unit)), h('span', {class: 'note'},
            [interval(side.low, side.high, metric.unit), side.denominator === null ? null : `${count(side.numerator)} of ${count(side.denominator)}`].filter(Boolean).join(' · '))),
        side.series.start.length ? plot(side.series, metric, [], 180, scale) : h('p', {class: 'note'}, 'No rows in this time.'));
    const text = compared.difference === null
        ? 'There is no difference to tell: ' + compared.withoutDifference
        : `${compared.b.segment} minus ${compared.a.segment}: ${difference(compared.difference, metric.unit)}`
            + (compared.low === null ? '. ' + compared.withoutInterval : `, 95 % interval ${difference(compared.low, metric.unit)} to ${difference(compared.high, metric.unit)}. `
                + (compared.low > 0 || compared.high < 0 ? 'It excludes 0.' : 'It includes 0: no difference is shown.'));
    return [
        both.length === 2 ? h('p', {class: 'verdict', role: 'status'}, text) : null,
        h('div', {class: 'two'}, both.map(panel)),
        h('p', {class: 'note basis', 'data-basis': compared.basis}, 'Sums over the windows of this time. ' + basis(compared))];
}

async function segments(page, metric) {
    const {by, a, b, search} = page.parameters;
    const sets = (await get('api/segments', {...page.scope(), metric: metric.id})).sets;
    if (sets.length === 0) {
        return [empty('The rows are not divided into segments.', 'Name segment sets in the option stet.rollup.segment-sets, or --segments of a replay.')];
    }
    const set = sets.includes(by) ? by : sets[0];
    const answer = await get('api/segments', {...page.scope(), metric: metric.id, by: set, search});
    const compared = a || b ? await get('api/compare', {...page.scope(), metric: metric.id, by: set, a, b}) : null;
    return [
        h('div', {class: 'controls'}, labelled('divided by', choice(sets.map(name => [name, name]), set, name => page.go({by: name, a: null, b: null, search: null, ...NO_CASES})))),
        compared ? sides(page, metric, compared) : h('p', {class: 'note'}, report
            ? 'The console compares two of them side by side; a report does not.' : 'Choose two segments, A and B, to see them side by side.'),
        segmentList(page, metric, set, answer, search, report ? null : sideButtons(page, metric, set, answer, {a, b}), '9rem')].flat();
}

export async function metricPage(page) {
    const metric = page.tables.byId.get(page.parameters.metric) ?? page.tables.metrics.find(each => each.core);
    const answer = await get('api/overview', {...page.scope(), metric: metric.id});
    const series = seriesOf(answer, metric);
    const levels = levelsOf(answer, metric);
    const owner = answer.levels[metric.id]?.owner;
    const counter = page.tables.byId.get(metric.counter);
    const beside = counter ? seriesOf(answer, counter) : null;
    const divided = h('div', {class: 'wait'}, h('p', {class: 'note'}, 'Reading segments …'));
    const single = page.parameters.cases ? h('div', {class: 'wait'}, h('p', {class: 'note'}, 'Reading cases …')) : null;
    if (single) {
        page.busy(cases(page, metric).then(content => single.replaceChildren(...content)), single);
    }
    page.busy(segments(page, metric).then(content => divided.replaceChildren(...content.filter(Boolean))), divided);
    return [
        h('h1', null, title(metric.id)),
        h('p', null, metric.question),
        h('div', {class: 'controls'}, chooser(page, metric.id), h('span', {class: 'note'}, owner ? 'owner ' + owner : 'no owner')),
        single ? h('section', null, h('h2', null, 'Single cases'), single) : null,
        windowsNote(answer),
        headline(metric, series),
        series.start.length ? plot(series, metric, levels, 260) : null,
        beside && told(beside) >= 0 ? h('section', null, h('h2', null, 'Read with ' + title(counter.id)), headline(counter, beside), plot(beside, counter, levelsOf(answer, counter), 120)) : null,
        h('section', null, h('h2', null, 'Segments'), divided),
        h('section', null, h('h2', null, 'Rows behind it'), rowsBehind(page, metric, series)),
        h('section', null, h('h2', null, 'What it means'), definition(page, metric)),
    ];
}
