/* The live page: asks for figures when it is told that something was decided, and now and then. */
(function () {
  'use strict';
  const PAUSE = 2000;
  const POLL = 5000;
  const DAY = 864e5;
  const SLICE = 6e5;
  const LEAST = 6e4;
  const TIERS = ['low', 'medium', 'high'];
  let page;
  let words;
  let names = {};
  let figures = null;
  let latest = null;
  let world = null;
  let period = null;
  let lastAsked = 0;
  let asking = false;
  let again = false;

  const chart = (name) => page.querySelector('[data-chart="' + name + '"]');
  const stream = () => document.getElementById('live-stream').value;
  const money = (value, currency, whole) => {
    try {
      return new Intl.NumberFormat(AssayCharts.language(), { style: 'currency', currency, maximumFractionDigits: whole ? 0 : undefined }).format(value);
    } catch (e) {
      return AssayCharts.number(value) + ' ' + currency;
    }
  };
  const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), pattern);

  async function get(path, parameters) {
    const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
    const answer = await fetch(words.figures + path + '?' + query, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }

  async function ask() {
    if (asking || document.hidden) {
      return;
    }
    asking = true;
    lastAsked = Date.now();
    try {
      const span = period ? { from: period[0].toISOString(), to: period[1].toISOString() } : {};
      [figures, latest] = await Promise.all([get('', { stream: stream() }), get('/latest', { stream: stream(), ...span })]);
      document.getElementById('live-status').textContent = '';
      if (!again) {
        show();
      }
    } catch (e) {
      document.getElementById('live-status').textContent = words.failed;
    } finally {
      asking = false;
      if (again) {
        again = false;
        ask();
      }
    }
  }

  /* Something else is wanted, also while what was wanted before is still under way. */
  function renew() {
    again = asking;
    ask();
  }

  let soon = null;
  window.assayLive = () => {
    if (!soon) {
      soon = window.setTimeout(() => { soon = null; ask(); }, Math.max(0, PAUSE - (Date.now() - lastAsked)));
    }
  };

  function show() {
    numbers();
    lists();
    timeline();
    amounts();
    heat();
    map();
  }

  function counted(tier, count) {
    const pill = document.createElement('span');
    pill.className = 'tier tier-' + tier;
    const mark = document.createElement('span');
    mark.className = 'tier-mark';
    mark.setAttribute('aria-hidden', 'true');
    pill.append(mark, tierWords(tier.toUpperCase()) + ' ' + AssayCharts.number(count));
    return pill;
  }

  function numbers() {
    const minute = figures.lastMinute;
    const all = minute.low + minute.medium + minute.high;
    const number = (name, text) => { page.querySelector('[data-number="' + name + '"]').textContent = text; };
    const rate = all / minute.seconds;
    const format = new Intl.NumberFormat(AssayCharts.language(), { maximumFractionDigits: rate < 10 ? 1 : 0 });
    number('rate', (minute.atLeast ? words.atLeast + ' ' : '') + format.format(rate));
    page.querySelector('[data-number="tiers"]').replaceChildren(...['high', 'medium', 'low'].map((tier) => counted(tier, minute[tier])));
    number('risk', minute.money.map((m) => money(m.atRisk, m.currency, true)).join(' · ') || '–');
    number('saved', minute.money.map((m) => money(m.saved, m.currency, true)).join(' · ') || '–');
    const millis = new Intl.NumberFormat(AssayCharts.language(), { maximumSignificantDigits: 2 });
    const sum = (key) => figures.steps.reduce((total, step) => total + step[key], 0);
    number('times', figures.steps.length ? fill(words.step, millis.format(sum('medianMillis')), millis.format(sum('p99Millis'))) : '–');
  }

  function cell(row, text, kind) {
    const td = document.createElement('td');
    td.className = kind || '';
    td.append(text);
    row.append(td);
  }

  /** A tier that people may not see yet is that of a random check. */
  const tierWords = (name) => (name ? words[name.toLowerCase()] : words.random);

  function tier(name) {
    const mark = document.createElement('span');
    mark.className = 'tier tier-' + (name || 'hidden').toLowerCase();
    const sign = document.createElement('span');
    sign.className = 'tier-mark';
    sign.setAttribute('aria-hidden', 'true');
    mark.append(sign, tierWords(name));
    return mark;
  }

  const short = (id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? '…' + id.slice(-8) : id.length > 14 ? id.slice(0, 13) + '…' : id;

  function lists() {
    const time = new Intl.DateTimeFormat(AssayCharts.language(), { dateStyle: 'short', timeStyle: 'medium' });
    const clock = new Intl.DateTimeFormat(AssayCharts.language(), { timeStyle: 'medium' });
    const sameDay = (at) => new Date(at).toDateString() === new Date(figures.now).toDateString();
    page.querySelectorAll('[data-period-words]').forEach((place) => {
      place.textContent = period ? fill(words.period, time.format(period[0]), time.format(period[1])) : words.all;
    });
    const events = latest.events.map((event) => {
      const row = document.createElement('tr');
      cell(row, sameDay(event.scoredAt) ? clock.format(new Date(event.scoredAt)) : time.format(new Date(event.scoredAt)));
      cell(row, tier(event.tier));
      cell(row, money(event.amount, event.currency), 'number');
      const name = document.createElement(event.hasCase ? 'a' : 'span');
      if (event.hasCase) {
        name.href = words['case'] + event.id;
      }
      name.textContent = short(event.eventId);
      const of = document.createElement('span');
      of.className = 'stream';
      of.textContent = ' ' + event.stream;
      const both = document.createElement('bdi');
      both.append(name, of);
      cell(row, both);
      return row;
    });
    page.querySelector('[data-list="events"]').replaceChildren(...(events.length ? events : [nothing(4)]));
    const subjects = latest.subjects.map((subject) => {
      const row = document.createElement('tr');
      const name = document.createElement('bdi');
      const kind = document.createElement('span');
      kind.className = 'kind';
      kind.textContent = (names[subject.kind] || subject.kind) + ' ';
      name.append(kind, subject.value === undefined ? '(' + words.hidden + ')' : subject.value);
      cell(row, name);
      cell(row, money(subject.amount, subject.currency, true), 'number');
      cell(row, AssayCharts.number(subject.cases), 'number');
      return row;
    });
    page.querySelector('[data-list="subjects"]').replaceChildren(...(subjects.length ? subjects : [nothing(3)]));
  }

  function nothing(columns) {
    const row = document.createElement('tr');
    cell(row, words.nothing, 'hint');
    row.firstChild.colSpan = columns;
    return row;
  }

  function stacked(svg, slices, x, y) {
    const [least, most] = x.range();
    slices.forEach((slice) => {
      const left = Math.max(least, x(slice.at));
      const width = Math.max(1, Math.min(most, x(+slice.at + SLICE)) - left - 1);
      let below = 0;
      TIERS.forEach((name) => {
        if (slice[name] > 0) {
          svg.append('rect').attr('class', 'tier-bar bar-' + name).attr('x', left).attr('width', width)
            .attr('y', y(below + slice[name])).attr('height', Math.max(0.5, y(below) - y(below + slice[name])))
            .append('title').text(words[name] + ': ' + AssayCharts.number(slice[name]));
          below += slice[name];
        }
      });
    });
  }

  const total = (slice) => slice.low + slice.medium + slice.high;

  function timeline() {
    const place = chart('timeline');
    if (place.dataset.brushing === 'true') {
      return;
    }
    place.replaceChildren();
    const { svg, width, height } = AssayCharts.drawing(place, words.timeline, 170);
    const [from, to] = shownSpan();
    const slices = figures.lastDay.map((s) => ({ ...s, at: new Date(s.start) })).filter((s) => +s.at + SLICE > from && s.at < to);
    const x = d3.scaleTime([from, to], [48, width - 24]);
    const y = d3.scaleLinear([0, d3.max(slices, total) || 1], [height - 26, 8]).nice();
    svg.append('g').attr('transform', 'translate(0,' + (height - 22) + ')').call(d3.axisBottom(x).ticks(width / 140).tickFormat(AssayCharts.tick(from, to)).tickSizeOuter(0));
    svg.append('g').attr('transform', 'translate(44,0)').call(d3.axisLeft(y).ticks(4).tickFormat(AssayCharts.short)).call((g) => g.select('.domain').remove());
    stacked(svg, slices, x, y);
    const brush = d3.brushX().extent([[48, 4], [width - 24, height - 24]])
      .on('start', () => { place.dataset.brushing = 'true'; })
      .on('end', (event) => {
        place.dataset.brushing = 'false';
        const span = event.selection && event.selection.map(x.invert);
        if (span && span[1] - span[0] >= LEAST) {
          choose(span);
        } else if (span) {
          timeline();
        }
      });
    svg.append('g').attr('class', 'brush').call(brush);
  }

  /* What the time line shows: the last day, or the part of it that was chosen. */
  function shownSpan() {
    const to = new Date(figures.now);
    const from = new Date(to - DAY);
    const chosen = period && period[0] < to && period[1] > from;
    return chosen ? [new Date(Math.max(from, period[0])), new Date(Math.min(to, period[1]))] : [from, to];
  }

  function choose(span) {
    period = span;
    const local = (date) => new Date(date - date.getTimezoneOffset() * 6e4).toISOString().slice(0, 16);
    document.getElementById('live-all').hidden = !span;
    document.getElementById('live-from').value = span ? local(span[0]) : '';
    document.getElementById('live-to').value = span ? local(span[1]) : '';
    look();
  }

  function typed() {
    const from = new Date(document.getElementById('live-from').value);
    const to = new Date(document.getElementById('live-to').value);
    if (from < to) {
      period = [from, to];
      document.getElementById('live-all').hidden = false;
      look();
    }
  }

  /* The time line has all figures already; the lists are asked for. */
  function look() {
    if (figures) {
      timeline();
    }
    renew();
  }

  function amounts() {
    const place = chart('amounts');
    place.replaceChildren();
    const byCurrency = d3.rollup(figures.amounts, (bars) => d3.sum(bars, (b) => b.events), (b) => b.currency);
    const currency = d3.greatest(byCurrency, ([, events]) => events)?.[0];
    const bars = figures.amounts.filter((b) => b.currency === currency);
    if (bars.length === 0) {
      place.textContent = words.nothing;
      return;
    }
    const { svg, width, height } = AssayCharts.drawing(place, words.amounts + ' ' + currency, 200);
    const steps = d3.range(d3.min(bars, (b) => b.step), d3.max(bars, (b) => b.step) + 1);
    const x = d3.scaleBand(steps, [44, width - 8]).padding(0.12);
    const y = d3.scaleLinear([0, d3.max(bars, (b) => b.events)], [height - 28, 8]).nice();
    const edge = (step) => step === 0 ? '0' : money(Math.pow(10, step / 2), currency, true);
    const every = Math.ceil(steps.length / Math.max(1, Math.floor(width / 90)));
    svg.append('g').attr('transform', 'translate(0,' + (height - 24) + ')').call(d3.axisBottom(x).tickValues(steps.filter((s, i) => i % every === 0)).tickFormat(edge).tickSizeOuter(0));
    svg.append('g').attr('transform', 'translate(40,0)').call(d3.axisLeft(y).ticks(4).tickFormat(AssayCharts.short)).call((g) => g.select('.domain').remove());
    svg.selectAll('.all').data(bars).join('rect').attr('class', 'tier-bar bar-low').attr('x', (b) => x(b.step)).attr('width', x.bandwidth()).attr('y', (b) => y(b.events)).attr('height', (b) => y(0) - y(b.events)).append('title').text((b) => edge(b.step) + ' – ' + edge(b.step + 1) + ': ' + AssayCharts.number(b.events) + ' ' + words.events);
    svg.selectAll('.stopped').data(bars).join('rect').attr('class', 'tier-bar bar-high').attr('x', (b) => x(b.step)).attr('width', x.bandwidth()).attr('y', (b) => y(b.stopped)).attr('height', (b) => y(0) - y(b.stopped));
  }

  function heat() {
    const place = chart('heat');
    place.replaceChildren();
    const { svg, width } = AssayCharts.drawing(place, words.heat, 210);
    const counts = d3.rollup(figures.weeks, (hours) => ({ all: d3.sum(hours, total), stopped: d3.sum(hours, (h) => h.medium + h.high) }), (h) => (new Date(h.start).getDay() + 6) % 7, (h) => new Date(h.start).getHours());
    const most = d3.max(counts.values(), (day) => d3.max(day.values(), (c) => c.all)) || 1;
    const x = d3.scaleBand(d3.range(24), [40, width - 4]).padding(0.06);
    const y = d3.scaleBand(d3.range(7), [4, 184]).padding(0.08);
    const day = new Intl.DateTimeFormat(AssayCharts.language(), { weekday: 'short', timeZone: 'UTC' });
    const name = (i) => day.format(new Date(Date.UTC(2024, 0, 1 + i)));
    svg.selectAll('.day').data(d3.range(7)).join('text').attr('x', 34).attr('y', (i) => y(i) + y.bandwidth() / 2).attr('dy', '.35em').attr('text-anchor', 'end').text(name);
    svg.selectAll('.hour').data(d3.range(0, 24, 3)).join('text').attr('x', (h) => x(h) + x.bandwidth() / 2).attr('y', 200).attr('text-anchor', 'middle').text((h) => String(h));
    for (let d = 0; d < 7; d++) {
      for (let h = 0; h < 24; h++) {
        const count = counts.get(d)?.get(h) || { all: 0, stopped: 0 };
        svg.append('rect').attr('class', 'heat').attr('x', x(h)).attr('y', y(d)).attr('width', x.bandwidth()).attr('height', y.bandwidth()).attr('rx', 2)
          .attr('fill-opacity', count.all === 0 ? 0.06 : 0.15 + 0.85 * Math.sqrt(count.all / most))
          .append('title').text(name(d) + ' ' + h + ':00 · ' + AssayCharts.number(count.all) + ' ' + words.events + ' · ' + AssayCharts.number(count.stopped) + ' ' + words.cases);
      }
    }
  }

  /* On a globe a ring holds what lies to its right; files of other origin mean the left. */
  function wound(found) {
    const rings = (polygon) => d3.geoArea({ type: 'Polygon', coordinates: polygon }) > 2 * Math.PI ? polygon.map((ring) => ring.slice().reverse()) : polygon;
    found.features.forEach(({ geometry }) => {
      geometry.coordinates = geometry.type === 'Polygon' ? rings(geometry.coordinates) : geometry.coordinates.map(rings);
    });
    return found;
  }

  function map() {
    const place = chart('map');
    const places = latest.places;
    if (!world || place.clientWidth === 0) {
      return;
    }
    place.replaceChildren();
    if (places.length === 0) {
      place.textContent = words.nothing;
      return;
    }
    const width = Math.max(240, place.clientWidth);
    const { svg } = AssayCharts.drawing(place, words.map, Math.round(width * 0.42));
    const points = { type: 'MultiPoint', coordinates: places.map((p) => [p.longitude, p.latitude]) };
    const projection = d3.geoNaturalEarth1().fitExtent([[20, 20], [width - 20, Math.round(width * 0.42) - 20]], points);
    if (projection.scale() > width * 0.9) { // a single town says nothing: show the country round it
      const middle = d3.geoCentroid(points);
      const [x, y] = projection.scale(width * 0.9).translate([0, 0])(middle);
      projection.translate([width / 2 - x, width * 0.21 - y]);
    }
    if (places.length < 2 || !Number.isFinite(projection.scale())) {
      projection.fitSize([width, Math.round(width * 0.42)], { type: 'Sphere' });
    }
    const path = d3.geoPath(projection);
    svg.append('g').selectAll('path').data(world.features).join('path').attr('class', 'land').attr('d', (land) => path(land.geometry));
    svg.append('g').selectAll('path').data(places).join('path').attr('class', (p) => 'place place-' + (p.tier || 'low').toLowerCase())
      .attr('d', (p) => d3.symbol(p.tier === 'HIGH' ? d3.symbolTriangle : p.tier === 'MEDIUM' ? d3.symbolDiamond : d3.symbolCircle, p.tier === 'LOW' || !p.tier ? 24 : 70)())
      .attr('transform', (p) => 'translate(' + projection([p.longitude, p.latitude]) + ')')
      .append('title').text((p) => tierWords(p.tier));
  }

  document.addEventListener('DOMContentLoaded', () => {
    page = document.getElementById('live');
    words = page.dataset;
    names = JSON.parse(words.names || '{}');
    document.getElementById('live-stream').addEventListener('change', renew);
    document.getElementById('live-all').addEventListener('click', () => { choose(null); document.getElementById('live-from').focus(); });
    ['live-from', 'live-to'].forEach((id) => document.getElementById(id).addEventListener('change', typed));
    document.addEventListener('visibilitychange', ask);
    window.setInterval(() => { if (Date.now() - lastAsked >= POLL) { ask(); } }, POLL);
    AssayCharts.whenResized(page, () => { if (figures) { show(); } });
    fetch(words.world).then((answer) => answer.json()).then((found) => { world = wound(found); if (latest) { map(); } }).catch(() => {});
    ask();
  });
})();
