// Saves what is typed into the form of grades while it is typed. Without this file the form works just the same: each page
// is saved when its button is pressed. What is typed stays in this page's memory until the site has it; nothing is written
// to this machine.
(() => {
  "use strict";

  const form = document.querySelector("form[data-save]");
  const told = document.getElementById("saving");
  const signIn = document.getElementById("saving-sign-in");
  if (!form || !told || !signIn || !window.fetch) return;

  const PAUSE = 1500;       // milliseconds without a key before what was typed is sent
  const FIRST = 2000;       // before it is tried again, doubled each time
  const LONGEST = 60000;    // and never longer than this
  const PATIENCE = 20000;   // for an answer
  const ASKED = { method: "GET", credentials: "same-origin", redirect: "manual", cache: "no-store" };

  const written = () => JSON.stringify([...new FormData(form)].filter(([name]) => name === "grade" || name === "words"));
  // What stands on the page when it comes is saved already, unless the page says that it is not.
  let saved = "unsaved" in form.dataset ? "" : written();
  let wait = FIRST;
  let timer = 0;
  let sending = null;
  let stopped = false;      // the same words would be refused again, or another page changed them
  let leaving = false;

  const dirty = () => written() !== saved;
  const say = (text, away = true) => {
    if (told.textContent !== text) told.textContent = text;
    signIn.hidden = away;
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  };

  // What an attempt came to: "saved", "same", "away" (nobody answered), "out" (signed out), "refused".
  async function attempt() {
    const sent = written();
    if (sent === saved) return "same";
    let answer;
    try {
      answer = await fetch(form.dataset.save, {
        ...ASKED, method: "POST", body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return "away";
    }
    if (answer.status >= 500) return "away";
    if (answer.status === 401 || answer.type === "opaqueredirect") return "out";
    if (answer.status === 404) {
      say("Not saved: this is no longer yours to grade. Copy what you wrote before you leave this page.");
      return "refused";
    }
    let found;
    try {
      found = await answer.json();
    } catch {
      return "away";
    }
    if (found.token) form.elements.csrfmiddlewaretoken.value = found.token;
    if (answer.status === 403) return "again";
    if (!answer.ok) {
      say(found.says || "Not saved: press Save and continue to see why.");
      return "refused";
    }
    saved = sent;
    form.elements.began.value = found.began;
    say(found.says);
    return "saved";
  }

  async function send() {
    clearTimeout(timer);
    if (sending) return sending;
    sending = attempt();
    let came = await sending;
    if (came === "again") came = await (sending = attempt());
    sending = null;
    if (came === "saved" || came === "same") {
      wait = FIRST;
      if (dirty()) later(PAUSE);
    } else if (came === "refused") {
      stopped = true;
    } else {
      if (came === "away") say("Not saved: no connection. Keep this page open; it tries again.");
      else say("Not saved: you are signed out. Keep this page open and sign in again; then it is saved by itself.", false);
      later(wait);
      wait = Math.min(wait * 2, LONGEST);
    }
    return came;
  }

  form.addEventListener("input", () => {
    stopped = false;
    if (dirty() && wait === FIRST) later(PAUSE);
  });
  form.addEventListener("focusout", () => { if (dirty() && !stopped && wait === FIRST) send(); });
  window.addEventListener("online", () => { wait = FIRST; if (dirty()) send(); });
  document.addEventListener("visibilitychange", () => { if (dirty() && !stopped) send(); });
  window.addEventListener("beforeunload", (event) => { if (dirty() && !leaving) event.preventDefault(); });

  // A page that cannot be sent must not be left: the browser's own page of an error would stand in its place.
  form.addEventListener("submit", async (event) => {
    if (leaving || stopped || !dirty()) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    let came = await send();
    if (came === "saved" && dirty()) came = await send();
    if (came === "away") {
      told.focus();
      return;
    }
    leaving = true;
    form.requestSubmit(button);
  });

  say("What you write is saved as you type.");
  if (dirty()) later(PAUSE);
})();
