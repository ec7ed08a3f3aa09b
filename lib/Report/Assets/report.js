// The report's few moving parts: figures are drawn when they come into view, tables sort, the search finds.
'use strict';
// Where nothing hovers the tools would always cover the legend.
const style = {displaylogo: false, responsive: true,
  displayModeBar: window.matchMedia('(hover: hover)').matches ? 'hover' : false};

function draw(place) {
  const data = place.querySelector('script[type="application/json"]');
  if (!data || !window.Plotly) return;
  const figure = JSON.parse(data.textContent);
  data.remove();
  fit(figure, place.clientWidth);
  window.Plotly.newPlot(place, figure.data, {template: window.house, ...figure.layout}, {...style, ...figure.config});
}

// Pictures and points with names beside them keep their shape and scroll; others are as wide as there is room.
function fit(figure, room) {
  const layout = figure.layout;
  const keeps = figure.data.some(t => t.type === 'image') || (layout.annotations || []).length > 4;
  if (keeps || !(layout.width > room)) return;
  layout.width = Math.max(room, 330);
  // The legend above the plot breaks into more rows, and needs their height.
  const listed = layout.showlegend === false ? [] : figure.data.filter(t => t.name && t.showlegend !== false);
  const names = listed.map(t => t.name);
  const inRow = Math.max(1, Math.floor(layout.width * .8 / (40 + 7 * Math.max(0, ...names.map(n => n.length)))));
  const rows = Math.ceil(names.length / inRow), more = rows > 1 ? 19 * rows : 0;
  if (layout.margin && layout.margin.t) layout.margin.t += more;
  if (layout.height) layout.height += more;
}

function drawAll() {
  const places = document.querySelectorAll('.figure');
  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    seen.unobserve(e.target);
    draw(e.target);
  }), {rootMargin: '300px'});
  places.forEach(p => seen.observe(p));
  window.addEventListener('beforeprint', () => places.forEach(draw));
}

function sortable(table) {
  const heads = [...table.tHead.rows].flatMap(r => [...r.cells]).filter(h => h.colSpan === 1);
  const firstRow = [...table.tHead.rows[0].cells];
  // With headings in groups the columns in order are: of the first row those that span two, of the second the rest.
  const second = table.tHead.rows[1] ? [...table.tHead.rows[1].cells] : [];
  const order = firstRow.flatMap(h => h.colSpan === 1 && h.scope === 'col' ? [h] : second.splice(0, h.colSpan));
  heads.forEach(head => {
    const at = order.indexOf(head);
    if (at < 0) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach(h => h.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = row => {
        const cell = row.cells[at];
        return cell.dataset.order === undefined ? cell.textContent : Number(cell.dataset.order);
      };
      const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b
        : typeof a === 'number' ? -1 : typeof b === 'number' ? 1 : a.localeCompare(b);
      const rows = [...table.tBodies[0].rows].sort((a, b) => compare(key(a), key(b)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  });
}

function search() {
  const input = document.getElementById('search'), list = document.getElementById('found');
  const load = () => {
    if (window.reportIndex || document.querySelector('script[src="assets/search.js"]')) return;
    const script = document.createElement('script');
    script.src = 'assets/search.js';
    script.onload = show;
    document.head.append(script);
  };
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(w => w);
    list.hidden = words.length === 0;
    list.textContent = '';
    if (words.length === 0 || !window.reportIndex) return;
    const hits = window.reportIndex.filter(([kind, , study, text]) => {
      const all = (kind + ' ' + study + ' ' + text).toLowerCase();
      return words.every(w => all.includes(w));
    });
    hits.slice(0, 30).forEach(([kind, address, study, text]) => {
      const link = document.createElement('a'), from = document.createElement('small');
      link.href = address;
      link.textContent = text.length > 160 ? text.slice(0, 160) + ' ...' : text;
      from.textContent = kind + ' · ' + study;
      link.append(from);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    });
    const rest = document.createElement('li'), says = document.createElement('p');
    says.textContent = hits.length === 0 ? 'Nothing has all of these words.'
      : hits.length > 30 ? (hits.length - 30) + ' more: add a word.' : hits.length + ' found.';
    rest.append(says);
    list.append(rest);
  };
  input.addEventListener('focus', load);
  input.addEventListener('input', show);
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') { input.value = ''; show(); }
    if (e.key === '/' && document.activeElement === document.body) { e.preventDefault(); input.focus(); }
  });
  list.addEventListener('click', () => { list.hidden = true; });
}

document.addEventListener('DOMContentLoaded', () => {
  if (window.Plotly) drawAll();
  document.querySelectorAll('table.results').forEach(sortable);
  document.querySelectorAll('.math').forEach(m => {
    const tex = m.textContent.trim().replace(/^\\[([]/, '').replace(/\\[)\]]$/, '');
    if (window.temml) window.temml.render(tex, m, {displayMode: m.tagName === 'DIV', throwOnError: false});
  });
  search();
});
