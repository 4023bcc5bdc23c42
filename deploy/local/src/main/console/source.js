// Where answers come from: the server of this page, or the file beside a report.

const answers = new Map();
let tables = null;

export const report = globalThis.STET_REPORT ?? null;

function url(path, parameters) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters ?? {}).sort()) {
        if (value !== null && value !== undefined && value !== '') {
            query.set(name, value);
        }
    }
    const text = query.toString();
    return path + (text ? '?' + text : '');
}

// A report has the answers of each section, and in them those of each of its metrics.
function reported(address) {
    const [path, query] = address.split('?');
    const parameters = new URLSearchParams(query ?? '');
    if (path === 'api/overview' && parameters.has('metric')) {
        const metric = report.answers['api/metrics'].metrics.find(each => each.id === parameters.get('metric'));
        return metric ? report.answers[url(path, {grain: parameters.get('grain'), tenant: parameters.get('tenant'), section: metric.section})] : undefined;
    }
    if (path === 'api/segments' && parameters.has('search')) {
        const part = parameters.get('search').toLowerCase();
        parameters.delete('search');
        const all = report.answers[url(path, Object.fromEntries(parameters))];
        const segments = all?.segments.filter(each => each.segment.toLowerCase().includes(part));
        return all ? {...all, segments, total: segments.length} : undefined;
    }
    return report.answers[address];
}

async function ask(address) {
    if (report) {
        const known = reported(address);
        if (known === undefined) {
            throw new Error('This is not in the report. Load the rows into PostgreSQL and open ./stet console to see it.');
        }
        return known;
    }
    let response;
    try {
        response = await fetch(address, {headers: {accept: 'application/json'}});
    } catch {
        throw new Error('The console does not answer: is it still running?');
    }
    const text = await response.text();
    if (!response.ok) {
        let said = text;
        try {
            said = JSON.parse(text).error ?? text;
        } catch {
            // It was no JSON: the text itself says it.
        }
        throw new Error(said);
    }
    return JSON.parse(text);
}

// An answer; the same one is not asked for twice until rows change.
export function get(path, parameters) {
    const address = url(path, parameters);
    if (!answers.has(address)) {
        const answer = ask(address);
        answers.set(address, answer);
        answer.catch(() => answers.delete(address));
    }
    return answers.get(address);
}

export function forget() {
    answers.clear();
}

// The registry of metrics, with each metric by its id.
export async function registry() {
    if (!tables) {
        const all = await ask('api/metrics');
        tables = {...all, byId: new Map(all.metrics.map(metric => [metric.id, metric]))};
    }
    return tables;
}

// Calls back when rows have changed, at most once in some seconds.
export function listen(tenant, changed) {
    if (report || !globalThis.EventSource) {
        return () => {};
    }
    const events = new EventSource(url('api/events', {tenant}));
    events.addEventListener('rows', changed);
    return () => events.close();
}
