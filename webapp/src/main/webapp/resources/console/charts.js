/* What the charts of the console share: sizes, shapes, formats, and drawing anew when the width changes. */
(function () {
  'use strict';
  const language = () => document.documentElement.lang || 'en';

  /* A shape beside a colour, for whoever can't tell colours apart. */
  const symbols = {
    flagged: d3.symbolTriangle, fraud: d3.symbolTriangle, cleared: d3.symbolSquare, good: d3.symbolSquare, 'this': d3.symbolDiamond
  };

  const Charts = {
    language,
    shape: (standing, size) => d3.symbol(symbols[standing] || d3.symbolCircle, size)(),
    number: (value) => new Intl.NumberFormat(language(), { maximumFractionDigits: Math.abs(value) >= 1e5 ? 1 : 0, notation: Math.abs(value) >= 1e5 ? 'compact' : 'standard' }).format(value),
    /* As short as the left edge of a chart has room for. */
    short: (value) => new Intl.NumberFormat(language(), { maximumFractionDigits: 1, notation: Math.abs(value) >= 1e4 ? 'compact' : 'standard' }).format(value),
    time: (date) => new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(date),
    /* Ticks of a time axis in the reader's language. */
    tick: (from, to) => {
      const days = (to - from) / 864e5;
      const form = days > 700 ? { year: 'numeric', month: 'short' } : days > 2 ? { month: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit' };
      return new Intl.DateTimeFormat(language(), form).format;
    },
    /* An empty drawing in a place, named for screen readers. */
    drawing: (place, name, height) => {
      const width = Math.max(240, place.clientWidth);
      const svg = d3.select(place).append('svg').attr('class', 'chart').attr('viewBox', '0 0 ' + width + ' ' + height).attr('role', 'img').attr('aria-label', name);
      return { svg, width, height };
    },
    /* Draws now, and again when the place becomes wider or narrower. */
    whenResized: (place, draw) => {
      let last = 0;
      new ResizeObserver(() => {
        if (place.clientWidth > 0 && Math.abs(place.clientWidth - last) > 8) {
          last = place.clientWidth;
          draw();
        }
      }).observe(place);
    }
  };
  window.AssayCharts = Charts;
})();
