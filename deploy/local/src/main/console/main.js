// Chooses the page by the address, and keeps what all pages share: tenant, length of windows, time.

import {alerts} from './alerts.js';
import {choice, empty, h, labelled} from './dom.js';
import {funnel} from './funnel.js';
import {input} from './input.js';
import {metricPage} from './metric.js';
import {overview} from './overview.js';
import {reviews} from './reviews.js';
import {forget, get, listen, registry, report} from './source.js';
import {GRAINS, setDayZone, window_} from './words.js';

const PAGES = {
    overview: ['Overview', overview],
    alerts: ['Alerts', alerts],
    metric: ['Metric', metricPage],
    funnel: ['Funnel', funnel],
    reviews: ['Reviews', reviews],
    input: ['Input', input],
};
const HOUR = 3600000;
const RANGES = [['', 'usual'], ['24', 'one day'], ['168', '7 days'], ['720', '30 days'], ['2184', '91 days'], ['8784', 'one year']];

const memory = new Map();
let stopListening = () => {};
let listeningTo = null;
let turn = 0;

function address() {
    const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
    return {name: Object.hasOwn(PAGES, path) ? path : 'overview', parameters: Object.fromEntries(new URLSearchParams(query ?? ''))};
}

function link(name, parameters) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(parameters).sort()) {
        if (value !== null && value !== undefined && value !== '') {
            query.set(key, value);
        }
    }
    const text = query.toString();
    return '#/' + name + (text ? '?' + text : '');
}

// Hours where there are some, else the longest windows that there are.
function usualGrain(meta) {
    const there = new Set(meta.newest.map(each => each.grain));
    return there.has('1h') ? '1h' : there.has('1d') ? '1d' : there.has('1m') ? '1m' : '1h';
}

function newestEnd(meta, grain) {
    return Math.max(0, ...meta.newest.filter(each => each.grain === grain).map(each => each.end));
}

function shared(parameters) {
    return {tenant: parameters.tenant, grain: parameters.grain, range: parameters.range};
}

function makePage(name, parameters, tables, meta) {
    const grain = parameters.grain ?? usualGrain(meta);
    const scope = {tenant: meta.tenant === 'default' ? null : meta.tenant, grain};
    if (parameters.range) {
        const end = newestEnd(meta, grain);
        scope.from = end ? new Date(end - Number(parameters.range) * HOUR).toISOString() : null;
    }
    return {
        name, parameters, tables, meta, grain,
        scope: () => ({...scope}),
        link: (to, more) => link(to, {...shared(parameters), ...more}),
        go: more => {
            location.hash = link(name, {...parameters, ...more});
        },
        remember: (key, value) => memory.set(key, value),
        remembered: key => memory.get(key),
        busy: (promise, box) => promise.catch(e => box.replaceChildren(empty(e.message))),
    };
}

function drawPages(page) {
    const nav = document.getElementById('pages');
    nav.replaceChildren(h('ul', null, Object.entries(PAGES).map(([name, [words]]) =>
        h('li', null, h('a', {href: page.link(name, {}), 'aria-current': name === page.name ? 'page' : null}, words)))));
}

function drawScope(page) {
    const form = document.getElementById('scope');
    const focused = document.activeElement?.dataset?.scope;
    const tenants = page.meta.tenants.length > 1 && !report
        ? labelled('tenant', choice(page.meta.tenants.map(name => [name, name]), page.meta.tenant, tenant => page.go({tenant})))
        : null;
    const there = new Set(page.meta.newest.map(each => each.grain));
    const grains = Object.entries(GRAINS).filter(([grain]) => there.has(grain) || grain === page.grain);
    form.replaceChildren(...[
        tenants,
        labelled('windows', choice(grains, page.grain, grain => page.go({grain}))),
        report ? null : labelled('time', choice(RANGES, page.parameters.range ?? '', range => page.go({range}))),
    ].filter(Boolean));
    form.querySelectorAll('select').forEach((select, i) => {
        select.dataset.scope = String(i);
        if (String(i) === focused) {
            select.focus();
        }
    });
    form.onsubmit = event => event.preventDefault();
}

function drawFresh(page) {
    const line = document.getElementById('fresh');
    const ofGrain = page.meta.newest.filter(each => each.grain === page.grain);
    if (ofGrain.length === 0) {
        line.textContent = 'There are no rows yet.';
        return;
    }
    const newest = ofGrain.reduce((one, other) => other.start > one.start ? other : one);
    line.textContent = `Newest window ${window_(newest.start, newest.end)} UTC, ${newest.final ? 'final' : 'provisional'}`
        + (page.meta.dayZone === 'UTC' ? '' : `. Days are those of ${page.meta.dayZone}`)
        + (report ? `. Report of ${report.made}` : '') + '.';
}

function keepListening(tenant) {
    if (listeningTo === tenant) {
        return;
    }
    stopListening();
    listeningTo = tenant;
    stopListening = document.hidden ? () => {} : listen(tenant, refresh);
}

function refresh() {
    forget();
    // What somebody is typing in stays as it is until they are done.
    if (!document.activeElement?.matches('input, select')) {
        show(false);
    }
}

// A browser opens few connections to one address: a page that nobody sees holds none.
function listenWhileSeen() {
    if (document.hidden) {
        stopListening();
        stopListening = () => {};
        listeningTo = null;
    } else if (listeningTo === null) {
        refresh();
    }
}

// The same link in the new content keeps the focus of somebody at the keyboard.
function keepFocus(main, draw) {
    const focused = main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    draw();
    if (focused) {
        [...main.querySelectorAll('a')].find(each => each.getAttribute('href') === focused)?.focus({preventScroll: true});
    }
}

async function show(isNew) {
    const mine = ++turn;
    const main = document.getElementById('main');
    const {name, parameters} = address();
    main.setAttribute('aria-busy', 'true');
    let content;
    try {
        const [tables, meta] = await Promise.all([registry(), get('api/meta', {tenant: parameters.tenant})]);
        setDayZone(meta.dayZone);
        const page = makePage(name, parameters, tables, meta);
        drawPages(page);
        drawScope(page);
        drawFresh(page);
        keepListening(meta.tenant);
        content = meta.newest.length === 0 && name !== 'input'
            ? [h('h1', null, PAGES[name][0]), empty('There are no KPI rows yet.',
                'A job with stet.sinks.postgres writes them. Its first rows come once event time has passed the end of a window.')]
            : await PAGES[name][1](page);
    } catch (e) {
        content = [h('h1', null, PAGES[name][0]), empty(e.message)];
    }
    if (mine !== turn) {
        return;
    }
    const scrolled = globalThis.scrollY;
    keepFocus(main, () => main.replaceChildren(...content.flat().filter(Boolean)));
    main.removeAttribute('aria-busy');
    document.title = PAGES[name][0] + ' – Stet';
    document.body.dataset.shown = name;
    if (isNew) {
        globalThis.scrollTo(0, 0);
        main.focus({preventScroll: true});
    } else {
        globalThis.scrollTo(0, scrolled);
    }
}

globalThis.addEventListener('hashchange', () => show(true));
document.addEventListener('visibilitychange', listenWhileSeen);
show(false);
