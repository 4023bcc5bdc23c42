// What becomes of suggestions and of questions: how many of them, and how many of those that could be observed.

import {windowsNote} from './card.js';
import {choice, empty, h, labelled, svg, table} from './dom.js';
import {segmentList} from './metric.js';
import {get, report} from './source.js';
import {amount, count, interval, window_} from './words.js';

function bars(steps) {
    return h('div', {class: 'bars'}, steps.map(step => {
        const part = h('div');
        part.style.width = 100 * Math.min(1, step.share ?? 0) + '%';
        return [
            h('span', null, step.name),
            h('span', {class: 'number'}, count(step.count), ' ', h('span', {class: 'note'}, amount(step.share, 'share'))),
            h('div', {class: 'bar', 'aria-hidden': 'true'}, part)];
    }));
}

function numbers(caption, steps, more = []) {
    return table(caption, [
        {name: 'step', cell: step => step.name},
        {name: 'count', number: true, cell: step => count(step.count)},
        {name: 'of', number: true, cell: step => count(step.of)},
        {name: 'share', number: true, cell: step => amount(step.share, 'share')},
        {name: '95 % interval', number: true, cell: step => interval(step.low, step.high, 'share') || '–'},
        ...more,
    ], steps);
}

const WIDTH = 600;
const HEIGHT = 160;

// The end of an axis below the least value: shares near 1 are told apart, and the axis says where it begins.
function floor(points) {
    const least = Math.min(...points.map(point => point.low ?? point.share));
    return least > 0.9 ? 0.9 : least > 0.5 ? 0.5 : 0;
}

// A Kaplan-Meier curve: steps, for a share holds until the next removal, and its interval as a band.
function curve(points) {
    const last = points[points.length - 1];
    const least = floor(points);
    const x = seconds => (WIDTH * seconds / 600).toFixed(1);
    const y = share => (HEIGHT * (1 - share) / (1 - least)).toFixed(1);
    const steps = (list, share) => list.flatMap((point, i) => i === 0
        ? [`${x(point.seconds)},${y(share(point))}`]
        : [`${x(point.seconds)},${y(share(list[i - 1]))}`, `${x(point.seconds)},${y(share(point))}`]);
    const band = [...steps(points, point => point.high), ...steps(points, point => point.low).reverse()].join(' ');
    const words = `Survival of accepted suggestions: ${amount(last.share, 'share')} after ${last.seconds} s, 95 % interval ${interval(last.low, last.high, 'share')}`;
    return h('figure', {class: 'curve'},
        svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': words, preserveAspectRatio: 'none'},
            svg('polygon', {class: 'band', points: band}),
            svg('polyline', {class: 'line', points: steps(points, point => point.share).join(' ')})),
        h('figcaption', {class: 'note'}, `Left to right 0 to 600 s after the accept, bottom to top ${amount(least, 'share')} to 100.0 %. `
            + 'Kaplan-Meier: never removed up to then, where closed ones count as long as they were observed; band: 95 % by Greenwood, which takes suggestions for independent.'));
}

function marks(points) {
    return table('Never removed', [
        {name: 'after', cell: point => point.seconds + ' s'},
        {name: 'survival', number: true, cell: point => amount(point.share, 'share')},
        {name: '95 % interval', number: true, cell: point => interval(point.low, point.high, 'share') || '–'},
    ], points.filter(point => [30, 120, 300, 600].includes(point.seconds)));
}

function time(sums) {
    return h('p', {class: 'note'}, `${count(sums.windows)} windows, ${window_(sums.from, sums.until)} UTC`
        + (sums.provisional ? `; ${count(sums.provisional)} of them are provisional and can still change.` : '; all final.'));
}

// Any segment can be chosen, by the list and search that a metric has.
async function segmentChoice(page) {
    if (report) {
        return null;
    }
    const {by, segment, search} = page.parameters;
    const metric = page.tables.byId.get('acceptance_rate');
    const asked = {...page.scope(), metric: metric.id};
    const sets = (await get('api/segments', asked)).sets;
    const chosen = sets.includes(by) ? by : null;
    const button = name => h('button', {
        type: 'button',
        'aria-pressed': name === segment ? 'true' : 'false',
        'aria-label': `Show ${name}`,
        onclick: () => page.go({segment: name === segment ? null : name}),
    }, 'show');
    return [
        h('div', {class: 'controls'},
            labelled('divided by', choice([['', 'nothing'], ...sets.map(set => [set, set])], chosen ?? '', name => page.go({by: name, segment: null, search: null}))),
            chosen && segment ? h('button', {type: 'button', onclick: () => page.go({segment: null})}, 'Show all segments together') : null),
        chosen ? segmentList(page, metric, chosen, await get('api/segments', {...asked, by: chosen, search}), search, button) : null];
}

export async function funnel(page) {
    const {by, segment} = page.parameters;
    const ofSegment = by && segment ? {by, segment} : {};
    const [answer, controls] = await Promise.all([get('api/funnel', {...page.scope(), ...ofSegment}), segmentChoice(page)]);
    const {suggestion, question} = answer;
    const shown = suggestion.windows > 0 && suggestion.kept[0].count > 0;
    return [
        h('h1', null, 'Funnel and survival'),
        controls,
        h('p', {class: 'verdict', 'data-segment': ofSegment.segment}, ofSegment.segment ? ['Of ', by, ' ', h('strong', null, segment)] : 'Of all segments together'),
        windowsNote(answer),
        h('section', null, h('h2', null, 'Suggestions'), shown ? [
            time(suggestion),
            h('div', {class: 'two'},
                h('div', {class: 'panel'}, h('h3', null, 'Of those shown'), bars(suggestion.kept), h('p', {class: 'note'}, 'What could not be observed counts as not there.')),
                h('div', {class: 'panel'}, h('h3', null, 'Of those accepted and observed'), bars(suggestion.survival), h('p', {class: 'note'}, 'Persistence: the text, or a part of it, is there at that time.'))),
            suggestion.curve.length ? h('div', {class: 'panel'}, h('h3', null, 'How long those accepted were there'), curve(suggestion.curve), marks(suggestion.curve)) : null,
            numbers('Of those shown', suggestion.kept),
            numbers('Of those accepted and observed', suggestion.survival, [{name: 'not observed', number: true, cell: step => count(step.unobserved)}]),
        ] : empty('No suggestion was shown in this time.', 'It needs suggestion.shown, suggestion.accepted and content.edited.')),
        h('section', null, h('h2', null, 'Questions'), question.windows > 0 && question.queries > 0 ? [
            time(question),
            h('div', {class: 'panel'}, h('h3', null, 'Of those asked'), bars(question.steps)),
            numbers('Of those asked', question.steps),
            h('p', {class: 'note'}, 'Retried: sent again within 5 min or regenerated. Reasks: asked again after 5 to 30 min. Repeats: after 30 min to 7 days. Satisfied: neither within 30 min; counted, and divided, over final windows only.'),
        ] : empty('No question was asked in this time.', 'It needs query.submitted.')),
    ];
}
