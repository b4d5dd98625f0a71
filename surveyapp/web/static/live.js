// Keeps the numbers of an open wave up to date. Without this script the page is complete, only not fresh.
(() => {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  const note = live.querySelector("[data-live-note]");
  const reload = live.querySelector("[data-live-reload]");
  const behind = document.querySelector("[data-live-behind]");
  note.hidden = false;
  reload.hidden = true;

  const show = (counts) => {
    for (const cell of document.querySelectorAll("[data-count]")) {
      const text = counts[cell.dataset.count];
      if (text !== undefined && cell.textContent !== text) cell.textContent = text;
    }
    for (const bar of document.querySelectorAll("[data-part]")) {
      bar.value = Number(counts[bar.dataset.part] ?? bar.value);
    }
    if (behind) behind.hidden = !counts.behind;
  };

  const refresh = async () => {
    if (document.hidden) return;
    const answer = await fetch(live.dataset.live, { redirect: "error" }).catch(() => null);
    const gone = !answer || !answer.ok;
    note.hidden = gone;
    reload.hidden = !gone; // signed out, or the network is away: the link tells which
    if (gone) return;
    const counts = await answer.json();
    if (counts.state !== "open") location.reload();
    show(counts);
  };

  setInterval(refresh, Number(live.dataset.seconds) * 1000);
  document.addEventListener("visibilitychange", refresh);
})();
