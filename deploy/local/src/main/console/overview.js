// The dashboard: the core metrics first, then its six sections.

import {card, seriesOf, told, windowsNote} from './card.js';
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

// A fold that is as it was left, when rows have changed and the page is drawn anew.
function rememberedFold(page, key, isOpen, attributes, toggled, ...children) {
    const fold = h('details', attributes, ...children);
    fold.open = page.remembered(key) ?? isOpen;
    // The first event tells of the line above.
    let told = !fold.open;
    fold.addEventListener('toggle', () => {
        if (told) {
            page.remember(key, fold.open);
            toggled();
        }
        told = true;
    });
    return fold;
}

function cards(metrics, answer, page, key) {
    const shown = metrics.filter(metric => hasData(metric, answer));
    const missing = metrics.filter(metric => !hasData(metric, answer));
    const rest = rememberedFold(page, 'missing:' + key, false, {class: 'missing'}, () => {},
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
    const more = h('div', {class: 'more'});
    const keepHeight = () => page.remember('height:' + label, box.offsetHeight);
    const showMore = () => {
        page.remember('more:' + label, true);
        more.replaceChildren(...cards(others, answer, page, label + ':more').filter(Boolean));
        button.remove();
        keepHeight();
    };
    const button = others.length === 0 ? null
        : h('button', {type: 'button', onclick: showMore}, `Show ${others.length} that are looked at weekly or monthly`);
    box.replaceChildren(...[windowsNote(answer), h('p', {class: 'tally'}, tally(daily, answer)), ...cards(daily, answer, page, label), button, more].filter(Boolean));
    box.style.minHeight = '';
    if (button && page.remembered('more:' + label)) {
        showMore();
    }
    keepHeight();
}

export async function overview(page) {
    const answer = await get('api/overview', page.scope());
    const core = answer.metrics.map(id => page.tables.byId.get(id));
    const ofCore = core.some(metric => hasData(metric, answer))
        ? [windowsNote(answer), h('p', {class: 'tally'}, tally(core, answer)), ...cards(core, answer, page, 'core')]
        : [empty(`No core metric has a row of ${GRAINS[answer.grain]} in this time.`,
            'Choose another length of window or a longer time above, or see under Input what arrives.'), ...cards(core, answer, page, 'core')];
    const sections = page.tables.sections.map(label => {
        const box = h('div', {class: 'wait'}, h('p', {class: 'note'}, 'Reading …'));
        // As high as it was, so that what is below it stays where somebody reads it.
        box.style.minHeight = (page.remembered('height:' + label) ?? 0) + 'px';
        const read = () => {
            if (fold.open && !fold.dataset.read) {
                fold.dataset.read = 'yes';
                page.busy(section(label, page, box), box);
            }
        };
        const fold = rememberedFold(page, 'open:' + label, true, {class: 'fold', 'data-section': label}, read, h('summary', null, h('h2', null, title(label))), box);
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
