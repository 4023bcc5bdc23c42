// The single cases behind a row, by id, where the job writes them into PostgreSQL.

import {choice, empty, h, labelled, table} from './dom.js';
import {get, report} from './source.js';
import {window_} from './words.js';

const WRITTEN = 'The job writes them with stet.outcomes.enabled and stet.sinks.postgres.outcomes.';

// What an address without cases has.
export const NO_CASES = {cases: null, of: null, which: null, after: null};

// Leads from a row to its single cases; null where the table has none.
export function casesLink(page, metric, start, end, by, of) {
    return page.tables.views[metric.view].outcomes && !report
        ? h('a', {href: page.link('metric', {metric: metric.id, by, of, cases: start + '-' + end}), 'aria-label': `Cases of ${of ?? 'all'}, ${window_(start, end)}`}, 'cases')
        : null;
}

// What there is of them, for the definition of a metric.
export function wordsOfCases(view) {
    if (!view.outcomes) {
        return 'None: a row of this table counts users, records or sums of other tables.';
    }
    const name = h('code', null, view.outcomes);
    return report
        ? ['The file ', name, ' in the folder outcomes of this replay has them by id. A report has none: it holds sums.']
        : ['The rows behind the link “cases”, by id, from the table ', name, '. ', WRITTEN];
}

const CHOICES = {all: 'all of this row', counted: 'those counted', rest: 'those not counted'};

const instant = millis => millis === null ? null : new Date(millis).toISOString().replace('T', ' ').replace('Z', '');

function caseTable(answer) {
    const ids = answer.columns.length - answer.moments;
    return table(`Rows of ${answer.table}, by time`, [
        ...answer.columns.map((name, i) => ({
            name: name.replaceAll('_', ' ') + (i < ids ? '' : ', UTC'),
            cell: row => i < ids ? h('code', null, row[i]) : instant(row[i]),
        })),
        {name: 'maturity', cell: row => row[row.length - 1]},
    ], answer.rows);
}

function withoutCases(answer) {
    switch (answer.state) {
        case 'none': return empty('A row of this table has no single cases.');
        case 'other': return empty('The segment (other) has no cases to show.', 'It stands for values that were too many to be named.');
        case 'absent': return empty(`The database has no table ${answer.table}.`, 'Run ./stet postgres migrate. ' + WRITTEN);
        default: return empty(`The table ${answer.table} has no rows.`, WRITTEN, 'Rows from before that stay without cases.');
    }
}

// The single cases behind one row: ids and times, a page at a time.
export async function cases(page, metric) {
    const {by, of, which, after} = page.parameters;
    const [start, end] = page.parameters.cases.split('-').map(Number);
    const answer = await get('api/outcomes', {
        tenant: page.scope().tenant, metric: metric.id, by: of ? by : null, segment: of, which, after,
        from: new Date(start).toISOString(), until: new Date(end).toISOString(),
    });
    const row = h('p', null, `${of ? by + ' ' + of : 'All'}, ${window_(start, end)} UTC. `, h('a', {href: page.link('metric', {metric: metric.id, by})}, 'close'));
    if (answer.state !== 'there') {
        return [row, withoutCases(answer)];
    }
    const turn = (words, place) => h('button', {type: 'button', onclick: () => page.go({after: place})}, words);
    return [
        row,
        h('div', {class: 'controls'}, labelled('cases', choice(answer.choices.map(name => [name, CHOICES[name]]), which ?? 'all', name => page.go({which: name, after: null})))),
        answer.rows.length ? caseTable(answer) : h('p', null, answer.next
            ? 'None among those looked at for this page: there are more to look at.' : 'There is none. Cases from before the job wrote them are missing, and those of erased users.'),
        h('div', {class: 'controls'}, after ? turn('First page', null) : null, answer.next ? turn('Next page', answer.next) : null)];
}
