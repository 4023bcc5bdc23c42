// One metric over time, large: uPlot with the interval as a band, what is provisional dashed, levels as lines.

import uPlot from './uPlot.esm.js';
import {h} from './dom.js';
import {amount, day, clock} from './words.js';

function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// What belongs to one kind of window, with the neighbour that joins it to the other kind.
function only(series, isFinal) {
    return series.v.map((value, i) => series.final[i] === isFinal || (isFinal === false && series.final[i + 1] === false) ? value : null);
}

// Lists with a gap where windows are missing, so that no line is drawn through what nobody knows.
function spaced(series) {
    const keys = ['v', 'lo', 'hi', 'final'];
    const made = {start: [], ...Object.fromEntries(keys.map(key => [key, []]))};
    series.start.forEach((start, i) => {
        if (i > 0 && start > series.end[i - 1]) {
            made.start.push(series.end[i - 1]);
            keys.forEach(key => made[key].push(key === 'final' ? series.final[i - 1] : null));
        }
        made.start.push(start);
        keys.forEach(key => made[key].push(series[key][i]));
    });
    return made;
}

// Clocks of UTC with 24 hours, and the day where it begins.
function times(self, splits, axis, space, step) {
    let before = null;
    return splits.map(seconds => {
        const millis = seconds * 1000;
        const today = day(millis).replace(/ \d+$/, '');
        const text = step >= 86400 ? today : clock(millis) + (today === before ? '' : '\n' + today);
        before = today;
        return text;
    });
}

function options(series, metric, levels, width, height, scale) {
    const ink = colour('--soft');
    const rule = colour('--rule');
    const line = colour('--line');
    const show = (self, value) => value === null || value === undefined ? '–' : amount(value, metric.unit);
    const quiet = {points: {show: false}, value: show};
    const levelLines = levels.filter(([, value]) => value !== null).map(([name]) => ({
        label: name, stroke: colour('--' + name), width: 1, dash: name === 'warn' ? [6, 3] : [], ...quiet,
    }));
    return {
        width, height,
        tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        cursor: {drag: {x: true, y: false}},
        scales: {x: {time: true}, y: scale ? {range: scale} : {}},
        axes: [
            {stroke: ink, grid: {stroke: rule, width: 1}, ticks: {stroke: rule, width: 1}, values: times},
            {stroke: ink, grid: {stroke: rule, width: 1}, ticks: {stroke: rule, width: 1}, size: 64, values: (self, values) => values.map(value => amount(value, metric.unit))},
        ],
        series: [
            {label: 'window (UTC)', value: (self, seconds) => seconds === null || seconds === undefined ? '–' : day(seconds * 1000) + ' ' + clock(seconds * 1000)},
            {label: 'high', stroke: 'transparent', ...quiet},
            {label: 'low', stroke: 'transparent', ...quiet},
            {label: 'final', stroke: line, width: 2, points: {show: series.v.length < 60, size: 4, fill: line}, value: show},
            {label: 'provisional', stroke: line, width: 2, dash: [3, 4], points: {show: series.v.length < 60, size: 4}, value: show},
            ...levelLines,
        ],
        bands: [{series: [1, 2], fill: colour('--band')}],
    };
}

// A chart in a box that follows the width of the page and the colours of the system.
export function plot(series, metric, levels, height, scale) {
    const box = h('div', {class: 'big', role: 'img', 'aria-label': `${metric.id} over time; the table below holds its numbers`});
    box.style.minHeight = height + 30 + 'px';
    const known = levels.filter(([, value]) => value !== null);
    const with_ = spaced(series);
    const data = [with_.start.map(start => start / 1000), with_.hi, with_.lo, only(with_, true), only(with_, false), ...known.map(([, value]) => with_.start.map(() => value))];
    let chart = null;
    const draw = () => {
        chart?.destroy();
        chart = new uPlot(options(series, metric, levels, Math.max(200, box.clientWidth), height, scale), data, box);
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const resized = new ResizeObserver(() => {
        if (!box.isConnected && chart) {
            resized.disconnect();
            scheme.removeEventListener('change', draw);
            chart.destroy();
            chart = null;
        } else if (!chart) {
            draw();
        } else if (chart.width !== Math.max(200, box.clientWidth)) {
            chart.setSize({width: Math.max(200, box.clientWidth), height});
        }
    });
    scheme.addEventListener('change', draw);
    resized.observe(box);
    return box;
}
