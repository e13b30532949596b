/* Requests that leave the page where it is: what was typed while one ran, and what to say when one fails. */
(function () {
  'use strict';
  let sent = new Map();
  let kept = [];
  let unfolded = false;

  const byId = (id) => document.getElementById(id);
  const button = (settings) => {
    const source = typeof settings.source === 'string' ? byId(settings.source) : settings.source;
    return source instanceof HTMLElement && source.matches('button, input') ? source : null;
  };

  /* The verdict's panel is drawn anew by most requests of its page. */
  const folded = () => document.querySelector('.work .handover');
  const fields = () => Array.from((byId('work:panel') || document.createElement('p')).querySelectorAll('textarea, select, input:not([type=hidden])'));
  const untouched = (field) => field.tagName === 'SELECT' ? (Array.from(field.options).find((option) => option.defaultSelected) || field.options[0]).value : field.defaultValue;

  /* What a button sends, the server draws again; of what is typed later, and while the page asks by itself, it knows nothing. */
  function begin(settings) {
    const pressed = button(settings) !== null;
    sent = new Map(fields().map((field) => [field.id, pressed ? field.value : untouched(field)]));
  }

  function keep(event, xhr, settings) {
    unfolded = !button(settings) && Boolean(folded() && folded().open);
    kept = fields().filter((field) => sent.has(field.id) && field.value !== sent.get(field.id)).map((field) => {
      const marked = field.tagName === 'SELECT' || field !== document.activeElement ? null : [field.selectionStart, field.selectionEnd];
      return { id: field.id, value: field.value, marked };
    });
  }

  function putBack() {
    if (unfolded && folded()) {
      folded().open = true;
    }
    kept.forEach(({ id, value, marked }) => {
      const field = byId(id);
      if (field) {
        field.value = value;
        if (marked && marked[0] !== null) {
          field.focus({ preventScroll: true });
          field.setSelectionRange(...marked);
        }
      }
    });
    kept = [];
  }

  function tell(pressed) {
    const trouble = byId('trouble');
    const alert = trouble.querySelector('[data-trouble]');
    trouble.hidden = false;
    alert.textContent = alert.dataset.trouble;
    /* PrimeFaces leaves a button disabled whose request failed. */
    pressed.disabled = false;
    pressed.classList.remove('ui-state-disabled', 'ui-state-loading');
    pressed.querySelectorAll('.ui-icon-loading').forEach((icon) => icon.remove());
  }

  function hush() {
    const trouble = byId('trouble');
    trouble.hidden = true;
    trouble.querySelector('[data-trouble]').textContent = '';
  }

  const failed = (xhr) => Boolean(xhr && xhr.responseXML && xhr.responseXML.querySelector('partial-response > error'));

  $(document)
    .on('pfAjaxSend', (event, xhr, settings) => {
      begin(settings);
      if (button(settings)) {
        hush();
      }
    })
    .on('pfAjaxSuccess', keep)
    .on('pfAjaxUpdated', (event, xhr, settings) => {
      putBack();
      window.Assay.writeTimes();
      if (failed(xhr) && button(settings)) {
        tell(button(settings));
      }
    })
    /* What the page asks by itself, it asks again. */
    .on('pfAjaxError', (event, xhr, settings) => {
      if (button(settings)) {
        tell(button(settings));
      }
    });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-trouble-close]')) {
      hush();
    }
  });
})();
