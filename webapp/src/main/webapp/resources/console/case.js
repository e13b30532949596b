/* The page of a case: the past of its subjects on a time line, and the graph of linked events. */
(function () {
  'use strict';
  const BOX = 92;

  /* Ticks that a scale which is no line would write over each other are left out. */
  const apart = (y) => y.ticks(3).reduce((kept, value) => kept.length > 0 && y(kept[kept.length - 1]) - y(value) < 16 ? kept : [...kept, value], []);

  function timeline(subject) {
    const rows = Array.from(subject.querySelectorAll('tr[data-at]'), (row) => ({
      at: new Date(row.dataset.at), amount: Number(row.dataset.amount), standing: row.dataset['this'] === 'true' ? 'this' : row.dataset.standing, title: row.innerText
    })).reverse();
    if (rows.length < 2) {
      return;
    }
    const place = document.createElement('div');
    subject.insertBefore(place, subject.querySelector('details, .hint ~ *') || null);
    AssayCharts.whenResized(place, () => {
      place.replaceChildren();
      const { svg, width, height } = AssayCharts.drawing(place, subject.dataset.timeline, 110);
      const from = d3.min(rows, (r) => r.at);
      const to = d3.max(rows, (r) => r.at);
      const x = d3.scaleUtc([from, to > from ? to : new Date(+from + 36e5)], [56, width - 30]);
      const y = d3.scaleSqrt([0, d3.max(rows, (r) => r.amount) || 1], [height - 26, 12]);
      svg.append('g').attr('transform', 'translate(0,' + (height - 22) + ')').call(d3.axisBottom(x).ticks(Math.max(2, width / 150)).tickFormat(AssayCharts.tick(from, to)).tickSizeOuter(0));
      svg.append('g').attr('transform', 'translate(50,0)').call(d3.axisLeft(y).tickValues(apart(y)).tickFormat(AssayCharts.number)).call((g) => g.select('.domain').remove());
      svg.selectAll('.stem').data(rows).join('line').attr('class', 'baseline').attr('x1', (r) => x(r.at)).attr('x2', (r) => x(r.at)).attr('y1', y(0)).attr('y2', (r) => y(r.amount));
      svg.selectAll('.shape').data(rows).join('path').attr('class', (r) => 'shape shape-' + r.standing)
        .attr('d', (r) => AssayCharts.shape(r.standing, r.standing === 'this' ? 130 : 80))
        .attr('transform', (r) => 'translate(' + x(r.at) + ',' + y(r.amount) + ')')
        .append('title').text((r) => r.title);
    });
  }

  function links(card) {
    const words = card.dataset;
    const place = card.querySelector('[data-graph-here]');
    const list = card.querySelector('[data-links-list]');
    const status = card.querySelector('[data-links-status]');
    const root = words.links.split('/').slice(-2)[0];
    let steps = 1;
    const expanded = [];
    let places = new Map();
    let current = null;

    const standing = (event) => event.id === root ? 'this' : event.standing || '';
    const word = (event) => words[standing(event)] || words.none;
    const money = (event) => {
      try {
        return new Intl.NumberFormat(AssayCharts.language(), { style: 'currency', currency: event.currency }).format(event.amount);
      } catch (e) {
        return event.amount + ' ' + event.currency;
      }
    };
    const short = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;
    const eventName = (event) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(event.eventId) ? '…' + event.eventId.slice(-8) : short(event.eventId, 24);
    const names = JSON.parse(words.names || '{}');
    const kindName = (subject) => names[subject.kind] || subject.kind.replace(/_/g, ' ');
    const subjectName = (subject) => kindName(subject) + ' ' + (subject.value === undefined ? '(' + words.hidden + ')' : subject.value);

    async function read() {
      const query = new URLSearchParams({ steps: String(steps) });
      expanded.forEach((id) => query.append('expand', id));
      try {
        const answer = await fetch(words.links + '?' + query, { headers: { Accept: 'application/json' } });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        current = await answer.json();
        status.textContent = current.complete ? '' : words.incomplete;
        draw();
        write();
      } catch (e) {
        status.textContent = words.failed;
      }
    }

    function expand(id) {
      if (id !== root && !expanded.includes(id) && expanded.length < 20) {
        expanded.push(id);
        read();
      }
    }

    function write() {
      const subjects = new Map(current.subjects.map((s) => [s.id, s]));
      list.replaceChildren(...current.events.map((event) => {
        const item = document.createElement('li');
        const name = document.createElement(event.hasCase && event.id !== root ? 'a' : 'strong');
        if (name.tagName === 'A') {
          name.href = words['case'] + event.id;
        }
        name.textContent = eventName(event);
        const shared = current.links.filter((l) => l.event === event.id).map((l) => subjectName(subjects.get(l.subject)));
        item.append(name, ' · ' + word(event) + ' · ' + money(event) + ' · ' + AssayCharts.time(new Date(event.eventTime)) + ' · ' + words['with'] + ' ' + shared.join(', ') + ' ');
        if (event.id !== root && !expanded.includes(event.id)) {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'small quiet';
          button.textContent = words.expand;
          button.setAttribute('aria-label', words.expand + ': ' + eventName(event));
          button.addEventListener('click', () => expand(event.id));
          item.append(button);
        }
        return item;
      }));
    }

    /* As much of a text as its box has room for. */
    function fit() {
      const full = this.textContent;
      for (let most = Math.min(full.length, 24) - 1; most > 1 && this.getComputedTextLength() > BOX - 10; most--) {
        this.textContent = short(full, most);
      }
    }

    function draw() {
      if (!current) {
        return;
      }
      place.replaceChildren();
      const height = Math.min(640, 240 + 12 * current.events.length);
      const { svg, width } = AssayCharts.drawing(place, words.graph, height);
      const at = (id) => places.get(id) || {};
      const nodes = [
        ...current.events.map((e) => ({ id: e.id, event: e, ...at(e.id) })),
        ...current.subjects.map((s) => ({ id: s.id, subject: s, ...at(s.id) }))
      ];
      const lines = current.links.map((l) => ({ source: l.event, target: l.subject }));
      const force = d3.forceSimulation(nodes)
        .force('link', d3.forceLink(lines).id((n) => n.id).distance(64))
        .force('charge', d3.forceManyBody().strength(-240))
        .force('collide', d3.forceCollide((n) => n.subject ? 34 : 20))
        .force('x', d3.forceX(width / 2).strength(0.035)).force('y', d3.forceY(height / 2).strength(0.12))
        .stop();
      force.tick(220);
      nodes.forEach((n) => {
        n.x = Math.max(BOX / 2 + 4, Math.min(width - BOX / 2 - 4, n.x));
        n.y = Math.max(16, Math.min(height - 16, n.y));
      });
      places = new Map(nodes.map((n) => [n.id, { x: n.x, y: n.y }]));
      svg.selectAll('.link').data(lines).join('line').attr('class', 'link').attr('x1', (l) => l.source.x).attr('y1', (l) => l.source.y).attr('x2', (l) => l.target.x).attr('y2', (l) => l.target.y);
      const node = svg.selectAll('.node').data(nodes).join('g').attr('class', (n) => 'node ' + (n.event ? 'node-event' : 'node-subject')).attr('transform', (n) => 'translate(' + n.x + ',' + n.y + ')');
      const events = node.filter((n) => n.event);
      events.append('path').attr('class', (n) => 'shape shape-' + standing(n.event)).attr('d', (n) => AssayCharts.shape(standing(n.event), n.id === root ? 260 : 140));
      events.append('title').text((n) => eventName(n.event) + '\n' + word(n.event) + '\n' + money(n.event) + '\n' + AssayCharts.time(new Date(n.event.eventTime)));
      events.on('click', (click, n) => expand(n.id));
      events.filter((n) => ['flagged', 'fraud', 'this'].includes(standing(n.event))).append('text').attr('text-anchor', 'middle').attr('y', -15).text((n) => n.id === root ? words['this'] : words[standing(n.event)].split(',')[0]);
      const subjects = node.filter((n) => n.subject);
      subjects.append('rect').attr('x', -BOX / 2).attr('y', -10).attr('width', BOX).attr('height', 20).attr('rx', 4);
      subjects.append('text').attr('text-anchor', 'middle').attr('dy', '.35em').text((n) => n.subject.value === undefined ? kindName(n.subject) : n.subject.value).each(fit);
      subjects.append('title').text((n) => subjectName(n.subject));
    }

    card.querySelectorAll('[data-steps]').forEach((button) => button.addEventListener('click', () => {
      steps = Number(button.dataset.steps);
      card.querySelectorAll('[data-steps]').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
      read();
    }));
    AssayCharts.whenResized(place, draw);
    read();
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-timeline]').forEach(timeline);
    document.querySelectorAll('[data-links]').forEach(links);
  });
})();
