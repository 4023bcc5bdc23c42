// What arrives, what is refused and why, how far behind it is, and why a view is empty.

import {windowsNote} from './card.js';
import {empty, h, table} from './dom.js';
import {lines} from './lines.js';
import {get} from './source.js';
import {amount, clock, count, day, title, window_} from './words.js';

function lasting(millis) {
    if (millis === null || millis === undefined) {
        return '–';
    }
    const size = Math.abs(millis);
    return size < 1000 ? `${Math.round(millis)} ms` : size < 120000 ? `${(millis / 1000).toFixed(1)} s`
        : size < 7200000 ? `${(millis / 60000).toFixed(1)} min` : size < 172800000 ? `${(millis / 3600000).toFixed(1)} h` : `${(millis / 86400000).toFixed(1)} days`;
}

const share = (part, whole) => whole ? amount(part / whole, 'share') : '–';
const moment = millis => millis === null ? '–' : day(millis) + ' ' + clock(millis);

function balance(all) {
    const steps = [['changed a number, or are kept for one', 'effective'], ['changed nothing: duplicates, types not counted', 'without_effect'], ['refused', 'refused'], ['late', 'late']];
    return h('div', {class: 'panel'},
        h('p', {class: 'value'}, h('strong', {'data-read': all.read}, count(all.read)), ' records read'),
        h('div', {class: 'bars'}, steps.map(([words, name]) => {
            const part = h('div');
            part.style.width = all.read ? 100 * all[name] / all.read + '%' : '0';
            return [h('span', null, words), h('span', {class: 'number'}, count(all[name]), ' ', h('span', {class: 'note'}, share(all[name], all.read))), h('div', {class: 'bar', 'aria-hidden': 'true'}, part)];
        })),
        h('p', {class: 'note'}, `Complete: ${count(all.read)} = ${count(all.effective)} + ${count(all.without_effect)} + ${count(all.refused)} + ${count(all.late)}`
            + (all.read === all.effective + all.without_effect + all.refused + all.late ? '.'
                : all.provisional ? `; what is missing is still being counted, in the ${count(all.provisional)} windows that are provisional.`
                    : ' does not hold: please report it.')
            + ` ${count(all.unopened)} of those that count belong to a subject whose opening is not known.`));
}

function refusals(all, reasons) {
    const found = reasons.filter(name => all[name] > 0).sort((one, other) => all[other] - all[one]);
    return found.length
        ? table('Refused, by reason; the records are in the dead letters', [
            {name: 'reason', cell: name => name.replace('refused_', '').replaceAll('_', ' ')},
            {name: 'records', number: true, cell: name => count(all[name])},
            {name: 'of all read', number: true, cell: name => share(all[name], all.read)},
        ], found)
        : h('p', null, 'Nothing was refused in this time.');
}

function sources(rows) {
    return table('Sources', [
        {name: 'source', cell: row => row.segment},
        {name: 'read', number: true, cell: row => count(row.read)},
        {name: 'refused', number: true, cell: row => share(row.refused, row.read)},
        {name: 'late', number: true, cell: row => share(row.late, row.read)},
        {name: 'newest event, UTC', number: true, cell: row => moment(row.newest_event_time)},
        {name: 'watermark, UTC', number: true, cell: row => moment(row.watermark)},
        {name: 'lag', number: true, cell: row => lasting(row.lag_ms)},
        {name: 'latest was behind', number: true, cell: row => lasting(row.max_late_ms) + (row.max_late_partition === null ? '' : `, partition ${row.max_late_partition}`)},
        {name: 'furthest ahead', number: true, cell: row => lasting(row.max_ahead_ms) + (row.max_ahead_partition === null ? '' : `, partition ${row.max_ahead_partition}`)},
    ], rows);
}

const windowsOf = found => found === 0 ? '–' : found === 1 ? 'one window' : count(found) + ' windows';

// A row of a window and a source names two partitions: a lag of each is nowhere among the rows.
function partitions(rows) {
    return [
        h('p', {class: 'note'}, 'The lag is that of a source: the rows have none by partition. Each names the partition that was furthest behind in its window, and that furthest ahead. '
            + 'A partition that is in neither place is not in this list. How far each is read is told by the metric currentOffset of Flink’s Kafka source.'),
        rows.length ? table('Partitions, those first that were furthest behind in most windows', [
            {name: 'source', cell: row => row.segment},
            {name: 'partition', number: true, cell: row => count(row.partition)},
            {name: 'furthest behind in', number: true, cell: row => windowsOf(row.late_windows)},
            {name: 'by', number: true, cell: row => lasting(row.max_late_ms)},
            {name: 'until, UTC', number: true, cell: row => moment(row.late_until)},
            {name: 'furthest ahead in', number: true, cell: row => windowsOf(row.ahead_windows)},
            {name: 'by', number: true, cell: row => lasting(row.max_ahead_ms)},
            {name: 'until, UTC', number: true, cell: row => moment(row.ahead_until)},
        ], rows) : h('p', null, 'No event of a partition was late or ahead in this time. Files have no partitions.')];
}

function views(page) {
    const rows = Object.entries(page.tables.views).map(([name, view]) => {
        const newest = page.meta.newest.filter(each => each.view === name);
        const needs = page.tables.metrics.find(metric => metric.view === name && metric.needs.length)?.needs[0];
        return {name, view, newest, needs};
    });
    return table('Tables of KPI rows', [
        {name: 'table', cell: row => h('code', null, row.name)},
        {name: 'newest row, UTC', cell: row => {
            if (row.newest.length === 0) {
                return h('span', null, 'empty: ', row.needs ? `no ${row.needs} has arrived, or the family is off in stet.families` : 'the family is off in stet.families, or nothing is in an experiment');
            }
            const last = row.newest.reduce((one, other) => other.end > one.end ? other : one);
            return window_(last.start, last.end) + (last.final ? ', final' : ', provisional');
        }},
        {name: 'grains', cell: row => row.newest.map(each => each.grain).join(' ') || '–'},
        {name: 'answers', cell: row => row.view.question},
    ], rows);
}

function rates(page, answer) {
    const ofTable = answer.series.ingest_kpi;
    return h('div', {class: 'cards'}, windowsNote(answer), ['refused_rate', 'late_rate', 'unopened_rate'].map(id => page.tables.byId.get(id)).filter(metric => metric && ofTable?.metrics[metric.id]).map(metric => {
        const series = {...ofTable.metrics[metric.id], start: ofTable.start, end: ofTable.end, final: ofTable.final};
        return h('div', {class: 'panel'}, h('h3', null, h('a', {href: page.link('metric', {metric: metric.id})}, title(metric.id))),
            lines(series, {unit: 'share', grain: ofTable.grain, levels: [], words: title(metric.id) + ' over time'}));
    }));
}

export async function input(page) {
    const [answer, over] = await Promise.all([get('api/input', page.scope()), get('api/overview', {...page.scope(), section: 'operations and support'})]);
    const all = answer.rows.find(row => row.by === 'all');
    const bySource = answer.rows.filter(row => row.by === 'source');
    return [
        h('h1', null, 'Input'),
        windowsNote(answer),
        all ? [
            h('p', {class: 'note'}, `${count(all.windows)} windows, ${window_(all.first, all.last)} UTC`),
            h('div', {class: 'two'}, balance(all), h('div', null, refusals(all, answer.reasons))),
            rates(page, over),
            sources(bySource),
            partitions(answer.partitions),
        ].flat() : empty('No record was read in this time.', 'A job writes the rows of ingest_kpi once event time has passed the end of a window: check that the job runs, that its source has records, and the tenant above.'),
        h('h2', null, 'Why a table is empty'),
        views(page),
    ].flat();
}
