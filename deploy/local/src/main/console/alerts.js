// What somebody should look at: the alerts of the job, those that stand first.

import {badge} from './card.js';
import {empty, h, table} from './dom.js';
import {get} from './source.js';
import {amount, count, difference, interval, status, title, windowDay, window_} from './words.js';

// Each with what it says where there are none.
const GROUPS = [
    ['raised', 'No alert stands.'],
    ['resolved', 'None was resolved: a later window resolves an alert.'],
    ['withdrawn', 'None was withdrawn: later data of its own window withdraw an alert that was provisional.'],
];

const KINDS = {
    level: 'passed a level',
    drop: 'fell',
    contradiction: 'contradicted by another metric',
    failure_spike: 'a spike of failures',
    input_drift: 'input has drifted',
    guard: 'the guard of an objective is broken',
};

// What a drift is of is a histogram, which is no metric of the registry.
function unit(page, alert, id) {
    return page.tables.byId.get(id)?.unit ?? (alert.kind === 'input_drift' ? 'ratio' : 'count');
}

function metric(page, id) {
    return page.tables.byId.has(id) ? h('a', {href: page.link('metric', {metric: id})}, title(id)) : title(id);
}

function span(alert, start) {
    return alert.grain === '1d' ? windowDay(start) : window_(start, start + alert.window_end - alert.window_start);
}

const note = (...words) => h('div', {class: 'note'}, words);

// The level that was passed has its own shape and word, beside that of the status.
function heading(page, alert) {
    return h('div', {class: 'alert', 'data-alert': alert.alert_id},
        badge(alert.status), ' ', alert.level === null ? null : [badge(alert.level), ' '],
        h('strong', null, metric(page, alert.metric_id)),
        note(KINDS[alert.kind] ?? alert.kind, alert.is_provisional ? ' (provisional: later data can withdraw it)' : '', ': ', alert.words));
}

function value(page, alert) {
    const of = unit(page, alert, alert.metric_id);
    return h('div', {'data-value': alert.value, 'data-low': alert.low, 'data-high': alert.high},
        amount(alert.value, of), note(interval(alert.low, alert.high, of)));
}

function counter(page, alert) {
    return alert.counter_id === null ? null
        : h('div', {'data-counter': alert.counter_value}, metric(page, alert.counter_id), note(amount(alert.counter_value, unit(page, alert, alert.counter_id))));
}

function split(page, alert) {
    const of = unit(page, alert, alert.metric_id);
    return alert.mix_change === null || alert.within_change === null ? null
        : h('div', {'data-mix': alert.mix_change, 'data-within': alert.within_change},
            note('mix ', difference(alert.mix_change, of)), note('within ', difference(alert.within_change, of)));
}

function time(alert) {
    const verb = alert.status === 'raised' ? 'said again of ' : alert.status + ' by ';
    return h('div', null, span(alert, alert.window_start),
        alert.stated_at === alert.window_start ? null : note(verb, span(alert, alert.stated_at)));
}

function group(page, answer, [name, none]) {
    const shown = answer.alerts[name];
    const all = answer.counts[name];
    const caption = shown.length < all ? `The newest ${count(shown.length)} of ${count(all)}` : all === 1 ? 'One alert' : count(all) + ' alerts';
    return h('section', {'aria-label': status(name)[1], 'data-group': name}, h('h2', null, status(name)[1]),
        all === 0 ? h('p', {class: 'note'}, none) : table(caption, [
            {name: 'alert', cell: alert => heading(page, alert)},
            {name: 'segment', cell: alert => alert.segment_by === 'all' ? 'all' : h('div', null, alert.segment, note(alert.segment_by))},
            {name: 'window', cell: alert => time(alert)},
            {name: 'value, interval', number: true, cell: alert => value(page, alert)},
            {name: 'held against', number: true, cell: alert => amount(alert.reference, unit(page, alert, alert.metric_id))},
            {name: 'read with', cell: alert => counter(page, alert)},
            {name: 'change by', number: true, cell: alert => split(page, alert)},
            {name: 'owner', cell: alert => alert.owner ?? 'nobody'},
        ], shown));
}

function tally(answer) {
    return h('p', {class: 'tally'}, GROUPS.map(([name]) => h('span', {class: 'status ' + name, 'data-count': answer.counts[name]},
        h('span', {class: 'shape', 'aria-hidden': 'true'}, status(name)[0]), count(answer.counts[name]) + ' ' + status(name)[1])));
}

export async function alerts(page) {
    const answer = await get('api/alerts', {tenant: page.scope().tenant});
    const all = Object.values(answer.counts).reduce((sum, each) => sum + each, 0);
    return [
        h('h1', null, 'Alerts'),
        all === 0
            ? empty('There are no alerts.', 'The job raises them with stet.alerts.enabled, by the levels of its file of targets (docs/alerts.md). An alert comes once its row is final. A replay raises them with --targets.')
            : [tally(answer), ...GROUPS.map(each => group(page, answer, each))],
        h('p', {class: 'controls'}, h('button', {type: 'button', onclick: () => globalThis.print()}, 'Print')),
    ];
}
