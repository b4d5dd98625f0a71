// Keeps the numbers of an open wave up to date. Without this script the page is complete, only not fresh.
(() => {
  const part = document.querySelector("[data-live]");
  if (!part) return;
  const note = part.querySelector("[data-live-note]");
  const reload = part.querySelector("[data-live-reload]");
  const behind = part.querySelector("[data-live-behind]");
  if (note) note.hidden = false;
  if (reload) reload.hidden = true;

  const show = (counts) => {
    let changed = false;
    for (const cell of part.querySelectorAll("[data-count]")) {
      const text = counts[cell.dataset.count];
      if (text === undefined || cell.textContent === text) continue;
      cell.textContent = text;
      changed = true;
    }
    if (behind) behind.hidden = !counts.behind;
    return changed;
  };

  const refresh = async () => {
    if (document.hidden) return;
    const answer = await fetch(part.dataset.live, { redirect: "error" }).catch(() => null);
    if (!answer || !answer.ok) {
      if (reload) reload.hidden = false;
      return;
    }
    const counts = await answer.json();
    if (counts.state !== "open") location.reload();
    const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    if (show(counts) && note) note.textContent = `De stand is om ${time} uur ververst.`;
  };

  setInterval(refresh, Number(part.dataset.seconds) * 1000);
})();
