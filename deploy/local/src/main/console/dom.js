// Makes elements. What comes from data becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name.startsWith('on')) {
            element.addEventListener(name.slice(2), value);
        } else {
            element.setAttribute(name, value === true ? '' : value);
        }
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
}

export function h(tag, attributes, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
    return filled(document.createElementNS(SVG, tag), attributes, children);
}

export function labelled(words, control) {
    return h('label', null, h('span', null, words), control);
}

// A choice among [value, words] pairs, or groups of them: {label, options}.
export function choice(options, chosen, onchange) {
    const option = ([value, words]) => h('option', {value, selected: value === chosen}, words);
    return h('select', {onchange: event => onchange(event.target.value)},
        options.map(each => each.options
            ? h('optgroup', {label: each.label}, each.options.map(option))
            : option(each)));
}

// Says why there is nothing, and what to do.
export function empty(why, ...todo) {
    return h('div', {class: 'empty'}, h('p', {class: 'why'}, why), todo.map(words => h('p', null, words)));
}

// A table of data. Columns: {name, number, cell(row), data(row)}; a cell is text or an element, and data what it tells, as it came.
export function table(caption, columns, rows) {
    return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
        h('table', null,
            h('caption', null, caption),
            h('thead', null, h('tr', null,
                columns.map(column => h('th', {scope: 'col', class: column.number ? 'number' : null}, column.name)))),
            h('tbody', null, rows.map(row => h('tr', null,
                columns.map(column => h('td', {class: column.number ? 'number' : null, 'data-value': column.data?.(row)}, column.cell(row) ?? '–')))))));
}

// A table of any length: only the rows in view are in the document.
export function longTable(caption, columns, rows, height = 26, shown = 14) {
    const template = columns.map(column => column.width ?? '1fr').join(' ');
    const line = (cells, role, index) => {
        const row = h('div', {role: 'row', class: 'line', 'aria-rowindex': index}, cells.map((cell, i) =>
            h('div', {role, class: columns[i].number ? 'number' : null}, cell ?? '–')));
        row.style.gridTemplateColumns = template;
        return row;
    };
    const head = line(columns.map(column => column.name), 'columnheader', 1);
    head.classList.add('head');
    const space = h('div', {role: 'rowgroup', class: 'space'});
    space.style.height = rows.length * height + 'px';
    const box = h('div', {class: 'long', tabindex: 0, role: 'table', 'aria-label': caption, 'aria-rowcount': rows.length + 1},
        h('div', {role: 'rowgroup', class: 'headgroup'}, head), space);
    box.style.maxHeight = (Math.min(rows.length, shown) + 1) * height + 18 + 'px';
    let first = -1;
    const draw = () => {
        const from = Math.max(0, Math.floor(box.scrollTop / height) - 5);
        if (from === first) {
            return;
        }
        first = from;
        space.replaceChildren(...rows.slice(from, from + shown + 15).map((row, i) => {
            const made = line(columns.map(column => column.cell(row)), 'cell', from + i + 2);
            made.style.top = (from + i) * height + 'px';
            made.style.height = height + 'px';
            return made;
        }));
    };
    box.addEventListener('scroll', draw, {passive: true});
    draw();
    return box;
}
