/* The description of a model: its curves, the threshold that a person moves, what moves its scores. */
(function () {
  'use strict';
  const HEIGHT = 230;
  let known = null;

  const root = () => document.querySelector('[data-dictionary]');
  const percent = (digits) => {
    const format = new Intl.NumberFormat(AssayCharts.language(), { style: 'percent', maximumFractionDigits: digits });
    return (value) => format.format(value);
  };
  const number = (value) => new Intl.NumberFormat(AssayCharts.language(), { maximumSignificantDigits: 4 }).format(value);
  const words = (name) => JSON.parse(root().dataset.names || '{}')[name] || name.replace(/_/g, ' ');
  const short = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;

  /* An empty plot with two axes; x and y are scales that still lack their range. */
  function plot(place, name, x, y, ticks) {
    place.replaceChildren();
    const { svg, width, height } = AssayCharts.drawing(place, name, HEIGHT);
    if (x.bandwidth) {
      x.range([46, width - 22]).padding(0.2);
    } else {
      x.range([46, width - 22]);
    }
    y.range([height - 26, 10]);
    svg.append('rect').attr('class', 'curve-frame').attr('x', 46).attr('y', 10).attr('width', width - 68).attr('height', height - 36);
    const bottom = d3.axisBottom(x).tickSizeOuter(0);
    svg.append('g').attr('transform', 'translate(0,' + (height - 26) + ')').call(x.bandwidth ? bottom.tickValues(x.domain().filter((v, i) => (i + 1) % Math.ceil(34 / x.step()) === 0)).tickFormat((v) => short(String(v), Math.max(3, Math.floor(x.step() / 7)))) : bottom.ticks(Math.max(2, width / 90)).tickFormat(ticks.x));
    svg.append('g').attr('transform', 'translate(46,0)').call(d3.axisLeft(y).ticks(4).tickFormat(ticks.y).tickSizeOuter(0));
    return { svg, width, height, x, y };
  }

  const unit = () => d3.scaleLinear([0, 1], [0, 1]);
  const shares = () => ({ x: percent(0), y: percent(0) });
  const caption = (place) => place.parentElement.querySelector('figcaption').textContent;

  function line(drawn, points, at, className) {
    drawn.svg.append('path').attr('class', className || 'curve-line').attr('d', d3.line((p) => drawn.x(at(p)[0]), (p) => drawn.y(at(p)[1]))(points));
  }

  function diagonal(drawn) {
    drawn.svg.append('line').attr('class', 'curve-zero').attr('x1', drawn.x(0)).attr('y1', drawn.y(0)).attr('x2', drawn.x(1)).attr('y2', drawn.y(1));
    drawn.svg.append('text').attr('x', drawn.x(0.62)).attr('y', drawn.y(0.62) + 22).text(root().dataset.chance);
  }

  /* The point of the threshold that the person has moved to. */
  function mark(drawn, x, y) {
    drawn.svg.append('path').attr('class', 'curve-own').attr('data-mark', '').attr('d', d3.symbol(d3.symbolSquare, 90)()).attr('transform', 'translate(' + drawn.x(x) + ',' + drawn.y(y) + ')');
  }

  const rate = (part, rest) => part + rest > 0 ? part / (part + rest) : null;

  function chosen() {
    const slider = document.getElementById('threshold');
    return slider && known.thresholds.length > 0 ? known.thresholds[known.thresholds.length - 1 - Number(slider.value)] : null;
  }

  const draws = {
    roc(place) {
      const points = known.quality.roc;
      if (points.length < 2) { return; }
      const drawn = plot(place, caption(place), unit(), unit(), shares());
      diagonal(drawn);
      line(drawn, [{ falsePositiveRate: 0, truePositiveRate: 0 }, ...points], (p) => [p.falsePositiveRate, p.truePositiveRate]);
      const row = chosen();
      if (row) { mark(drawn, rate(row.falsePositives, row.trueNegatives) || 0, rate(row.truePositives, row.falseNegatives) || 0); }
    },
    precisionRecall(place) {
      const points = known.quality.precisionRecall;
      if (points.length < 2) { return; }
      const drawn = plot(place, caption(place), unit(), unit(), shares());
      line(drawn, points, (p) => [p.recall, p.precision]);
      const row = chosen();
      const precision = row && rate(row.truePositives, row.falsePositives);
      if (precision !== null) { mark(drawn, rate(row.truePositives, row.falseNegatives) || 0, precision); }
    },
    gain(place) {
      const parts = known.quality.gains;
      if (parts.length === 0) { return; }
      const drawn = plot(place, caption(place), unit(), unit(), shares());
      diagonal(drawn);
      line(drawn, [{ share: 0, gain: 0 }, ...parts], (p) => [p.share, p.gain]);
    },
    lift(place) {
      const parts = known.quality.gains;
      if (parts.length === 0) { return; }
      const part = (p) => percent(1)(p.share);
      const x = d3.scaleBand(parts.map(part), [0, 1]);
      const y = d3.scaleLinear([0, d3.max(parts, (p) => p.partLift) || 1], [0, 1]).nice();
      const drawn = plot(place, caption(place), x, y, { y: number });
      drawn.svg.selectAll('.bar').data(parts).join('rect').attr('class', 'chart-bar').attr('x', (p) => x(part(p))).attr('width', x.bandwidth()).attr('y', (p) => y(p.partLift)).attr('height', (p) => y(0) - y(p.partLift));
      drawn.svg.append('line').attr('class', 'curve-zero').attr('x1', 46).attr('x2', drawn.width - 22).attr('y1', y(1)).attr('y2', y(1));
    },
    calibration(place) {
      const bins = known.quality.calibration;
      if (bins.length === 0) { return; }
      const drawn = plot(place, caption(place), unit(), unit(), shares());
      diagonal(drawn);
      line(drawn, bins, (b) => [b.meanScore, b.fraudShare]);
      drawn.svg.selectAll('circle').data(bins).join('circle').attr('class', 'chart-dot').attr('r', 4).attr('cx', (b) => drawn.x(b.meanScore)).attr('cy', (b) => drawn.y(b.fraudShare)).append('title').text((b) => number(b.events));
    },
    dependence(place) {
      const all = known.partialDependence ? known.partialDependence.inputs : [];
      const most = d3.max(all, (one) => d3.max(one.points, (p) => p.probability)) || 1;
      place.replaceChildren(...all.map((one) => {
        const figure = document.createElement('figure');
        const inner = document.createElement('div');
        const title = document.createElement('figcaption');
        title.textContent = words(one.input);
        figure.append(inner, title);
        return figure;
      }));
      all.forEach((one, index) => {
        const inner = place.children[index].firstElementChild;
        const numeric = one.points.every((p) => typeof p.value === 'number');
        const y = d3.scaleLinear([0, most], [0, 1]).nice();
        const ticks = { x: AssayCharts.number, y: percent(most < 0.1 ? 1 : 0) };
        if (numeric) {
          const drawn = plot(inner, words(one.input), d3.scaleLinear(d3.extent(one.points, (p) => p.value), [0, 1]), y, ticks);
          line(drawn, one.points, (p) => [p.value, p.probability]);
        } else {
          const x = d3.scaleBand(one.points.map((p) => String(p.value)), [0, 1]);
          const drawn = plot(inner, words(one.input), x, y, ticks);
          drawn.svg.selectAll('.bar').data(one.points).join('rect').attr('class', 'chart-bar').attr('x', (p) => x(String(p.value))).attr('width', x.bandwidth()).attr('y', (p) => y(p.probability)).attr('height', (p) => y(0) - y(p.probability)).append('title').text((p) => p.value + ': ' + percent(1)(p.probability));
        }
      });
    },
    swarm(place) {
      const swarm = known.contributions;
      if (!swarm) { return; }
      place.replaceChildren();
      const row = 30;
      const { svg, width, height } = AssayCharts.drawing(place, place.closest('section').querySelector('h2').textContent, swarm.features.length * row + 62);
      const left = Math.min(190, width * 0.34);
      const all = swarm.features.flatMap((feature) => feature.dots.map((dot) => dot.contribution));
      const x = d3.scaleLinear([Math.min(0, d3.min(all) || 0), Math.max(0, d3.max(all) || 0)], [left, width - 12]).nice();
      svg.append('g').attr('transform', 'translate(0,' + (height - 56) + ')').call(d3.axisBottom(x).ticks(Math.max(2, width / 110)).tickSizeOuter(0));
      svg.append('line').attr('class', 'curve-zero').attr('x1', x(0)).attr('x2', x(0)).attr('y1', 0).attr('y2', height - 56);
      const shapes = { low: d3.symbolCircle, mid: d3.symbolSquare, top: d3.symbolTriangle, other: d3.symbolCross };
      const third = (dot) => dot.place === undefined ? 'other' : dot.place < 1 / 3 ? 'low' : dot.place < 2 / 3 ? 'mid' : 'top';
      swarm.features.forEach((feature, index) => {
        const middle = index * row + row / 2;
        const taken = new Map();
        svg.append('text').attr('text-anchor', 'end').attr('x', left - 8).attr('y', middle + 4).text(short(words(feature.name), Math.floor(left / 7))).append('title').text(words(feature.name));
        svg.append('g').selectAll('path').data(feature.dots).join('path').attr('class', (dot) => 'swarm swarm-' + third(dot)).attr('d', (dot) => d3.symbol(shapes[third(dot)], 16)()).attr('transform', (dot) => {
          const at = x(dot.contribution);
          const before = taken.get(Math.round(at / 5)) || 0;
          taken.set(Math.round(at / 5), before + 1);
          const away = Math.ceil(before / 2) * 4 * (before % 2 === 0 ? 1 : -1);
          return 'translate(' + at + ',' + (middle + Math.max(4 - row / 2, Math.min(row / 2 - 4, away))) + ')';
        });
      });
      const legend = svg.append('g').attr('transform', 'translate(' + left + ',' + (height - 16) + ')');
      [['low', root().dataset.low], ['top', root().dataset.high]].forEach(([kind, text], index) => {
        const one = legend.append('g').attr('transform', 'translate(' + index * Math.min(190, (width - left) / 2) + ',0)');
        one.append('path').attr('class', 'swarm swarm-' + kind).attr('d', d3.symbol(shapes[kind], 60)()).attr('transform', 'translate(6,-4)');
        one.append('text').attr('x', 16).text(text);
      });
    }
  };

  function drawPlaces(names) {
    document.querySelectorAll('[data-plot]').forEach((place) => {
      const name = place.dataset.plot;
      if (known && names(name) && place.clientWidth > 0 && (known.quality || name === 'dependence' || name === 'swarm')) {
        draws[name](place);
        if (place.tagName === 'DIV' && place.parentElement.tagName === 'FIGURE') {
          place.parentElement.hidden = !place.firstChild;
        }
      }
    });
  }

  function tell() {
    const row = chosen();
    const cells = (name) => document.querySelector('[data-matrix="' + name + '"]');
    if (!row || !cells('threshold')) {
      return;
    }
    const whole = new Intl.NumberFormat(AssayCharts.language());
    const share = (value) => value === null ? '–' : percent(1)(value);
    const from = root().dataset.from.replace('#', percent(row.threshold < 0.01 || row.threshold > 0.99 ? 3 : 1)(row.threshold));
    ['truePositives', 'falsePositives', 'trueNegatives', 'falseNegatives'].forEach((name) => { cells(name).textContent = whole.format(row[name]); });
    cells('threshold').textContent = from;
    cells('precision').textContent = share(rate(row.truePositives, row.falsePositives));
    cells('recall').textContent = share(rate(row.truePositives, row.falseNegatives));
    cells('disturbed').textContent = share(rate(row.falsePositives, row.trueNegatives));
    document.getElementById('threshold').setAttribute('aria-valuetext', from);
  }

  /* Thresholds run from the highest down, the slider from the lowest up. */
  function startSlider() {
    const slider = document.getElementById('threshold');
    if (!slider || known.thresholds.length === 0) {
      return;
    }
    const last = known.thresholds.length - 1;
    const wanted = known.quality.threshold === undefined ? 0.5 : known.quality.threshold;
    const nearest = d3.leastIndex(known.thresholds, (a, b) => Math.abs(a.threshold - wanted) - Math.abs(b.threshold - wanted));
    slider.max = String(last);
    slider.value = String(last - nearest);
    slider.addEventListener('input', () => {
      tell();
      drawPlaces((name) => name === 'roc' || name === 'precisionRecall');
    });
    slider.setAttribute('aria-valuetext', percent(1)(known.thresholds[nearest].threshold));
  }

  async function load() {
    const here = root();
    try {
      const answer = await fetch(here.dataset.dictionary, { headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      known = await answer.json();
      startSlider();
      tell();
      drawPlaces(() => true);
      here.dataset.drawn = 'true';
    } catch (e) {
      here.querySelector('[data-dictionary-status]').textContent = here.dataset.failed;
    }
  }

  window.AssayDictionary = { load };

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) {
      window.print();
    }
  });
  document.addEventListener('DOMContentLoaded', () => {
    load();
    AssayCharts.whenResized(document.getElementById('main'), () => drawPlaces(() => true));
  });
})();
