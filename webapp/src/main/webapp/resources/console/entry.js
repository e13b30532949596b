/* The form for an event: decides anew after every change, and lets sliders move numbers. */
(function () {
  'use strict';
  const PAUSE = 250;
  let waiting = null;

  const typed = (field) => field.querySelector('input:not([type="range"]), select, textarea');

  function decideSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => window.assayEntry(), PAUSE);
  }

  function drawCurve() {
    const place = document.querySelector('[data-curve]');
    if (!place || place.firstChild) {
      return;
    }
    const points = Array.from(document.querySelectorAll('tr[data-x]'), (row) => ({ x: Number(row.dataset.x), y: Number(row.dataset.y) }));
    const { svg, width, height } = AssayCharts.drawing(place, place.dataset.curve, 150);
    const x = d3.scaleLinear(d3.extent(points, (p) => p.x), [44, width - 10]);
    const y = d3.scaleLinear([0, Math.max(0.01, d3.max(points, (p) => p.y))], [height - 26, 8]).nice();
    const percent = new Intl.NumberFormat(AssayCharts.language(), { style: 'percent', maximumFractionDigits: 1 });
    svg.append('g').attr('transform', 'translate(0,' + (height - 22) + ')').call(d3.axisBottom(x).ticks(4).tickFormat(AssayCharts.number).tickSizeOuter(0));
    svg.append('g').attr('transform', 'translate(40,0)').call(d3.axisLeft(y).ticks(4).tickFormat((v) => percent.format(v))).call((g) => g.select('.domain').remove());
    svg.append('path').attr('class', 'curve').attr('d', d3.line((p) => x(p.x), (p) => y(p.y))(points));
    const moved = document.getElementById('entry:moved').value;
    const field = document.querySelector('[data-field="' + CSS.escape(moved) + '"]');
    const now = field ? Number(typed(field).value) : NaN;
    if (now >= x.domain()[0] && now <= x.domain()[1]) {
      svg.append('line').attr('class', 'now').attr('x1', x(now)).attr('x2', x(now)).attr('y1', 8).attr('y2', height - 26);
    }
  }

  window.AssayEntry = { drawn: drawCurve };

  document.addEventListener('input', (event) => {
    const field = event.target.closest('[data-field]');
    if (!field) {
      return;
    }
    if (event.target.type === 'range') {
      const whole = Number.isInteger(Number(typed(field).defaultValue));
      const value = Number(event.target.value);
      typed(field).value = whole ? String(Math.round(value)) : String(Number(value.toPrecision(6)));
    } else {
      const slider = field.querySelector('[type="range"]');
      if (slider) {
        slider.value = event.target.value;
      }
    }
    document.getElementById('entry:moved').value = field.dataset.field;
    decideSoon();
  });
})();
