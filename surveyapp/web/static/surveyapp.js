// Makes the respondent's pages easier; every page works without it. Shows and hides follow-up questions, counts
// characters and points, lets go of a choice, sends a form once, and moves the focus to the errors.
"use strict";

document.documentElement.classList.add("js");

// What the inputs of one question hold now. Hidden questions are disabled, so they hold nothing.
function held(form, code) {
  return [...form.elements]
    .filter((input) => (input.name === code || input.name.startsWith(code + ".")) && !input.disabled)
    .filter((input) => !["radio", "checkbox"].includes(input.type) || input.checked)
    .map((input) => input.value.trim())
    .filter((value) => value !== "");
}

// Whether a condition holds; undefined when only the server can read the number.
function holds(rule, form) {
  if (rule.all) {
    return combine(rule.all, form, false);
  }
  if (rule.any) {
    return combine(rule.any, form, true);
  }
  if (rule.not) {
    const inner = holds(rule.not, form);
    return inner === undefined ? undefined : !inner;
  }
  const values = held(form, rule.code);
  if (rule.choices) {
    return values.some((value) => rule.choices.includes(value));
  }
  if ("answered" in rule) {
    return values.length > 0 === rule.answered;
  }
  return between(rule, values);
}

function combine(rules, form, decisive) {
  const found = rules.map((rule) => holds(rule, form));
  if (found.includes(decisive)) {
    return decisive;
  }
  return found.includes(undefined) ? undefined : !decisive;
}

function between(rule, values) {
  if (values.length === 0) {
    return false;
  }
  if (!/^\d+(,\d+)?$/.test(values[0])) {
    return undefined;
  }
  const number = Number(values[0].replace(",", "."));
  return (rule.minimum === null || number >= rule.minimum) && (rule.maximum === null || number <= rule.maximum);
}

// In the order of the page, so that what hangs on a hidden question is hidden too. A hidden question is not sent, but
// keeps what was typed in case it comes back.
function showFollowUps(form) {
  for (const part of form.querySelectorAll("[data-ask-if]")) {
    const shown = holds(JSON.parse(part.dataset.askIf), form) !== false;
    const inside = part.parentElement.closest("[data-ask-if][hidden]") !== null;
    part.hidden = !shown;
    for (const input of part.querySelectorAll("input, select, textarea")) {
      input.disabled = !shown || inside;
    }
  }
}

// "Geen van deze" clears the other boxes, and the other way round.
function keepApart(box) {
  if (box.type !== "checkbox" || !box.checked) {
    return;
  }
  for (const other of box.form.querySelectorAll('input[type="checkbox"]')) {
    const clashes = "alone" in box.dataset || "alone" in other.dataset;
    if (other !== box && other.name === box.name && clashes) {
      other.checked = false;
    }
  }
}

function countCharacters(area) {
  const words = document.getElementById(area.id.replace(/^f-/, "") + "-most");
  const left = Number(area.dataset.most) - area.value.length;
  words.textContent = area.dataset.left.replace("{count}", left);
}

function addPoints(shares) {
  let line = shares.nextElementSibling;
  if (!line) {
    line = document.createElement("p");
    line.className = "shares__sum";
    line.setAttribute("role", "status");
    shares.after(line);
  }
  const points = [...shares.querySelectorAll("input")].map((input) => Number(input.value.trim()) || 0);
  const sum = points.reduce((total, each) => total + each, 0);
  line.textContent = shares.dataset.words.replace("{sum}", sum).replace("{total}", shares.dataset.total);
}

// A chosen radio button cannot be let go of by itself: where an answer may be left out, offer to clear it.
function offerClearing(form) {
  for (const part of form.querySelectorAll(".question")) {
    const radios = [...part.querySelectorAll('input[type="radio"]')];
    if (radios.length === 0 || part.querySelector("[aria-required=true]")) {
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet";
    button.textContent = form.dataset.clear;
    const show = () => (button.hidden = !radios.some((radio) => radio.checked));
    button.addEventListener("click", () => {
      radios.forEach((radio) => (radio.checked = false));
      radios[0].focus();
      show();
      refresh(form);
    });
    form.addEventListener("input", show);
    part.append(button);
    show();
  }
}

// A second click while the first is on its way does nothing.
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll('button[type="submit"]')) {
      button.setAttribute("aria-disabled", "true");
    }
  });
}

function refresh(form) {
  showFollowUps(form);
  form.querySelectorAll("textarea[data-left]").forEach(countCharacters);
  form.querySelectorAll(".shares").forEach(addPoints);
}

document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll('form[method="post"]')) {
    sendOnce(form);
    refresh(form);
    if (form.dataset.clear) {
      offerClearing(form);
    }
    form.addEventListener("input", (event) => {
      keepApart(event.target);
      refresh(form);
    });
  }
  document.querySelectorAll("[data-with-script]").forEach((part) => (part.hidden = false));
  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
  document.getElementById("fouten")?.focus();
});

// The back button of the browser may bring a page back as it was: let its form be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
});
