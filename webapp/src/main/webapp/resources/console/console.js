/* Live list, keyboard and small comforts of the console. */
(function () {
  'use strict';
  const POLL_MILLIS = 10000;
  const FOLLOW_MILLIS = 3000;
  const WATCH_MILLIS = 15000;
  const PAUSE_MILLIS = 4000;
  const UNSEEN_MILLIS = 1000;
  const KEYS = 'assay.keys';
  const IDLE_MILLIS = 20 * 60 * 1000;
  let lastSeen = Date.now();
  let lastWatched = 0;
  let watchSoon = null;
  let shownAt = performance.now();
  let hovered = false;

  const byId = (id) => document.getElementById(id);
  const typing = (element) => element.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;

  function writeTimes() {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    document.querySelectorAll('time[datetime]:not([data-local])').forEach((time) => {
      const here = format.format(new Date(time.dateTime));
      if ('age' in time.dataset) {
        time.title = here;
      } else {
        time.title = time.textContent;
        time.textContent = here;
      }
      time.dataset.local = 'true';
    });
  }

  /* Somebody who reads or points must not lose the place; without anybody, nothing is asked. */
  const chosen = () => Array.from(document.querySelectorAll('#queue [data-choose]:checked'));
  const busy = () => hovered || chosen().length > 0 || window.scrollY > 300 || (byId('q:list') || document).contains(document.activeElement) && document.activeElement !== document.body;
  /* Until PrimeFaces has given the forms their nonce, the server refuses what they send. */
  const loaded = () => window.PrimeFaces !== undefined && PrimeFaces.csp.NONCE_VALUE !== '';
  const away = () => document.hidden || Date.now() - lastSeen > IDLE_MILLIS;

  function checkQueue() {
    if (window.assayCheckQueue && loaded() && !away()) {
      window.assayCheckQueue();
    }
  }

  const Assay = {
    writeTimes,
    queueChecked() {
      const live = byId('q:live');
      if (live && live.dataset.stale === 'true' && !busy()) {
        window.assayRefreshQueue();
      }
    },
    pageChanged() {
      writeTimes();
      expire();
      countChosen();
    },
    /* Somebody else changed the case: show it. What is being typed stays (requests.js). */
    caseWatched() {
      if (byId('work:panel').dataset.state !== byId('work:watch').dataset.state) {
        window.assayShowCase();
      }
    },
    bulkDone() {
      byId('bulk').close();
      Assay.pageChanged();
    }
  };
  window.Assay = Assay;
  window.assayQueueChanged = (what) => {
    if (what !== 'opened') {
      checkQueue();
    }
  };

  /* While somebody sits at an open case, the claim is kept and others are told. */
  function watchCase() {
    window.clearTimeout(watchSoon);
    const wait = lastWatched + PAUSE_MILLIS - Date.now();
    if (wait > 0) {
      watchSoon = window.setTimeout(watchCase, wait);
    } else if (window.assayWatchCase && loaded() && !away()) {
      lastWatched = Date.now();
      window.assayWatchCase();
    }
  }
  window.assayCaseChanged = watchCase;

  /* Several cases at once. */
  function countChosen() {
    const bar = document.querySelector('[data-bulk-bar]');
    if (bar) {
      const count = bar.querySelector('[data-bulk-count]');
      bar.hidden = chosen().length === 0;
      count.textContent = count.dataset.bulkCount.replace('#', chosen().length);
    }
  }

  function askBulk(outcome) {
    const dialog = byId('bulk');
    if (dialog && chosen().length > 0 && !dialog.open) {
      byId('q:outcome').value = outcome;
      dialog.querySelectorAll('[data-bulk-title]').forEach((title) => { title.hidden = title.dataset.bulkTitle !== outcome; });
      dialog.querySelector('[data-bulk-sum]').textContent = chosen().map((box) => box.dataset.choose).join(' · ');
      dialog.showModal();
    }
  }

  function choose() {
    const row = document.activeElement && document.activeElement.closest('#queue tr');
    const box = row && row.querySelector('[data-choose]');
    if (box) {
      box.checked = !box.checked;
      countChosen();
    }
  }

  function moveBy(step) {
    const links = Array.from(document.querySelectorAll('#queue a.open'));
    if (links.length === 0) {
      return;
    }
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[next].focus();
  }

  function press(id) {
    const button = byId(id);
    if (button && !button.disabled && loaded()) {
      button.click();
    }
  }

  /* The second press of a key must not decide the case after it, which nobody has seen yet. */
  const seen = () => performance.now() - shownAt > UNSEEN_MILLIS;
  const deciding = () => document.querySelector('.verdicts button:disabled') !== null;
  const decide = (id) => {
    if (seen() && !deciding()) {
      press(id);
    }
  };

  /* Keys of one letter can be turned off, for whoever speaks to the computer or presses them by chance. */
  function keysAreOn() {
    try {
      return window.localStorage.getItem(KEYS) !== 'off';
    } catch (e) {
      return true;
    }
  }

  function turnKeys(on) {
    try {
      window.localStorage.setItem(KEYS, on ? 'on' : 'off');
    } catch (e) {
      /* Without a store they are on. */
    }
  }

  function openHelp() {
    const help = byId('help');
    if (help && !help.open) {
      help.querySelector('[data-keys]').checked = keysAreOn();
      help.showModal();
    }
  }

  const keys = {
    j: () => moveBy(1),
    k: () => moveBy(-1),
    x: choose,
    u: () => press(byId('q:bulk-undo') ? 'q:bulk-undo' : 'undo:undo'),
    c: () => (byId('q:list') ? askBulk('cleared') : decide('work:clear')),
    f: () => (byId('q:list') ? askBulk('flagged') : decide('work:flag')),
    n: () => { const note = byId('work:note'); if (note) { note.focus(); } },
    q: () => { const back = document.querySelector('a[data-queue]'); window.location.assign(back ? back.href : '/queue.xhtml'); },
    '?': openHelp
  };

  /* Menus that somebody has left. */
  const closeMenus = (target) => document.querySelectorAll('[data-menu][open]').forEach((menu) => {
    if (!menu.contains(target)) {
      menu.open = false;
    }
  });

  document.addEventListener('keydown', (event) => {
    lastSeen = Date.now();
    if (event.key === 'Escape') {
      closeMenus(document.body);
    }
    if (event.key === 'Escape' && typing(event.target)) {
      event.target.blur();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat;
    const inDialog = document.querySelector('dialog[open]') !== null;
    if (plain && !inDialog && !typing(event.target) && keys[event.key] && keysAreOn()) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('.verdicts') && deciding()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  document.addEventListener('click', (event) => {
    lastSeen = Date.now();
    closeMenus(event.target);
    const bulk = event.target.closest('[data-bulk]');
    const close = event.target.closest('[data-close]');
    if (bulk) {
      askBulk(bulk.dataset.bulk);
    } else if (close) {
      byId(close.dataset.close).close();
    } else if (event.target.closest('[data-help]')) {
      openHelp();
    } else if (event.target.closest('[data-refresh]')) {
      window.assayRefreshQueue();
    }
  });
  document.addEventListener('focusin', (event) => closeMenus(event.target));
  document.addEventListener('pointermove', (event) => {
    lastSeen = Date.now();
    hovered = event.target instanceof Element && event.target.closest('#queue tbody') !== null;
  }, { passive: true });
  document.addEventListener('visibilitychange', checkQueue);
  document.addEventListener('submit', (event) => {
    if (!loaded()) {
      event.preventDefault();
    }
  }, true);

  /* The server closes what is still open when the session ends, and stumbles over it. */
  document.addEventListener('submit', (event) => {
    if (event.target.id === 'session') {
      ['queue', 'live'].filter((name) => document.querySelector('[data-told="' + name + '"]')).forEach((name) => faces.push.close(name));
    }
  }, true);

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-choose]')) {
      countChosen();
    } else if (event.target.matches('[data-keys]')) {
      turnKeys(event.target.checked);
    }
  });

  document.addEventListener('input', (event) => {
    const name = event.target.dataset.search;
    if (!name) {
      return;
    }
    const wanted = event.target.value.trim().toLowerCase();
    let found = 0;
    byId(name).querySelectorAll('tbody').forEach((group) => {
      let here = 0;
      group.querySelectorAll('tr:not(.heading)').forEach((row) => {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        here += row.hidden ? 0 : 1;
      });
      group.querySelectorAll('tr.heading').forEach((row) => { row.hidden = here === 0; });
      found += here;
    });
    document.querySelector('[data-nothing="' + name + '"]').hidden = found > 0;
  });

  /* Parts of a page that follow what goes on, as long as somebody looks. */
  function follow() {
    if (!away()) {
      document.querySelectorAll('[data-follow]').forEach((part) => {
        const ask = window[part.dataset.follow];
        if (typeof ask === 'function' && !part.contains(document.activeElement)) {
          ask();
        }
      });
    }
  }

  /* What can be undone for some seconds only. */
  function expire() {
    document.querySelectorAll('[data-expires]').forEach((button) => {
      window.setTimeout(() => { button.hidden = true; button.disabled = true; }, Number(button.dataset.expires) * 1000);
    });
  }

  /* A file that is being decided: asks how far it is, until it is done. */
  function followProgress() {
    const timer = window.setInterval(() => {
      const job = document.querySelector('[data-progress]');
      if (job && job.dataset.progress === 'running') {
        window.assayProgress();
      } else {
        window.clearInterval(timer);
      }
    }, 1000);
  }

  /* Where there is little room, a filter that narrows nothing is folded away. */
  const narrow = window.matchMedia('(max-width: 45rem)');
  function fit() {
    document.querySelectorAll('[data-fold="true"]').forEach((part) => { part.open = !narrow.matches; });
    const here = document.querySelector('.top nav [aria-current="page"]');
    if (here) {
      here.closest('nav').scrollLeft = here.offsetLeft - 16;
    }
  }
  narrow.addEventListener('change', fit);

  window.addEventListener('pageshow', () => { shownAt = performance.now(); });

  document.addEventListener('DOMContentLoaded', () => {
    shownAt = performance.now();
    fit();
    if (document.querySelector('[data-progress="running"]')) {
      followProgress();
    }
    document.cookie = 'zone=' + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone) + '; path=/; SameSite=Lax; max-age=31536000';
    writeTimes();
    if (document.querySelector('[data-follow]')) {
      window.setInterval(follow, FOLLOW_MILLIS);
    }
    expire();
    if (byId('q:list')) {
      window.setInterval(checkQueue, POLL_MILLIS);
    }
    if (document.querySelector('[data-watch]')) {
      window.setInterval(watchCase, WATCH_MILLIS);
    }
  });
})();
