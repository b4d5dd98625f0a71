// Keeps the counts of an open wave up to date. Without this script the page is complete, only not fresh.
(() => {
  const tiles = document.querySelector("[data-live]");
  if (!tiles) return;
  const note = document.querySelector("[data-live-note]");
  if (note) note.hidden = false;

  const refresh = async () => {
    if (document.hidden) return;
    const answer = await fetch(tiles.dataset.live, { redirect: "error" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const counts = await answer.json();
    for (const cell of tiles.querySelectorAll("[data-count]")) {
      const text = counts[cell.dataset.count];
      if (cell.textContent !== text) cell.textContent = text;
    }
    if (counts.state !== "open") location.reload();
  };

  setInterval(refresh, Number(tiles.dataset.seconds) * 1000);
})();
