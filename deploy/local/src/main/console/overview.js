// The dashboard: the core metrics first, then its six sections.

import {card, seriesOf, told} from './card.js';
import {empty, h} from './dom.js';
import {get} from './source.js';
import {GRAINS, status, title} from './words.js';

function tally(metrics, answer) {
    const counts = new Map();
    for (const metric of metrics) {
        const series = seriesOf(answer, metric);
        const i = series ? told(series) : -1;
        const name = i < 0 ? 'no_data' : series.s[i];
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return ['critical', 'warn', 'ok', 'too_few', 'no_data'].filter(name => counts.has(name))
        .map(name => h('span', {class: 'status ' + name}, h('span', {class: 'shape', 'aria-hidden': 'true'}, status(name)[0]), counts.get(name) + ' ' + status(name)[1]));
}

function hasData(metric, answer) {
    const series = seriesOf(answer, metric);
    return series !== null && told(series) >= 0;
}

function cards(metrics, answer, page) {
    const shown = metrics.filter(metric => hasData(metric, answer));
    const missing = metrics.filter(metric => !hasData(metric, answer));
    const rest = h('details', {class: 'missing'},
        h('summary', null, `${missing.length} without data in these windows`),
        h('ul', null, missing.map(metric => h('li', null, h('a', {href: page.link('metric', {metric: metric.id})}, metric.id),
            metric.needs.length ? ' needs ' + metric.needs.join('; ') : ''))));
    return [
        h('div', {class: 'cards'}, shown.map(metric => card(metric, answer, page.tables, id => page.link('metric', {metric: id})))),
        missing.length ? rest : null];
}

// What is looked at daily comes first; the rest of a section is a click away.
async function section(label, page, box) {
    const answer = await get('api/overview', {...page.scope(), section: label});
    const metrics = answer.metrics.map(id => page.tables.byId.get(id)).filter(metric => !metric.core);
    const daily = metrics.filter(metric => metric.cadence === 'daily');
    const others = metrics.filter(metric => metric.cadence !== 'daily');
    const more = h('div');
    const button = others.length === 0 ? null : h('button', {
        type: 'button',
        onclick: () => {
            more.replaceChildren(...cards(others, answer, page).filter(Boolean));
            button.remove();
        },
    }, `Show ${others.length} that are looked at weekly or monthly`);
    box.replaceChildren(...[h('p', {class: 'tally'}, tally(daily, answer)), ...cards(daily, answer, page), button, more].filter(Boolean));
}

export async function overview(page) {
    const answer = await get('api/overview', page.scope());
    const core = answer.metrics.map(id => page.tables.byId.get(id));
    const ofCore = core.some(metric => hasData(metric, answer))
        ? [h('p', {class: 'tally'}, tally(core, answer)), ...cards(core, answer, page)]
        : [empty(`No core metric has a row of ${GRAINS[answer.grain]} in this time.`,
            'Choose another length of window or a longer time above, or see under Input what arrives.'), ...cards(core, answer, page)];
    const sections = page.tables.sections.map(label => {
        const box = h('div', {class: 'wait'}, h('p', {class: 'note'}, 'Reading …'));
        const fold = h('details', {class: 'fold', 'data-section': label}, h('summary', null, h('h2', null, title(label))), box);
        const read = () => {
            if (fold.open && !fold.dataset.read) {
                fold.dataset.read = 'yes';
                page.busy(section(label, page, box), box);
            }
        };
        fold.open = page.remembered('open:' + label) ?? true;
        // The first event tells of the line above.
        let told = !fold.open;
        fold.addEventListener('toggle', () => {
            if (told) {
                page.remember('open:' + label, fold.open);
                read();
            }
            told = true;
        });
        // Not before somebody comes near it.
        const near = new IntersectionObserver(seen => {
            if (seen.some(each => each.isIntersecting)) {
                near.disconnect();
                read();
            }
        }, {rootMargin: '200px'});
        near.observe(fold);
        return fold;
    });
    return [h('h1', null, 'Overview'), h('section', {'aria-label': 'Core metrics'}, h('h2', null, 'Core metrics'), ofCore), ...sections];
}
