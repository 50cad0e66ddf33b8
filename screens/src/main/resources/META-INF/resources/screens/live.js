// The live parts of a page. Each names a stream of server-sent events: "view" replaces what it shows, "beat" says that
// nothing is new. What ends is begun again, so a part that is wrong for longer says so.
const SILENCE_MILLIS = 12_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 8_000;
const IMAGE_PAUSE_MILLIS = 2_000;

// Whose session is over is led to the sign-in by the page itself; a stream only breaks. No answer is no news.
async function signInAgain() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => undefined);
  if (answer?.type === "opaqueredirect") {
    location.reload();
  }
}

class Live {
  constructor(part) {
    this.part = part;
    this.pause = FIRST_PAUSE_MILLIS;
    this.connect();
  }

  connect() {
    this.source = new EventSource(this.part.dataset.live);
    this.source.addEventListener("view", event => this.show(event.data));
    this.source.addEventListener("beat", () => this.heard());
    this.source.addEventListener("error", () => this.lost());
    this.listen();
  }

  show(html) {
    this.heard();
    if (html !== this.shown) {
      this.shown = html;
      const typed = this.typed();
      const active = this.part.contains(document.activeElement) ? document.activeElement.id : "";
      this.part.innerHTML = html;
      document.getElementById(active)?.focus({ preventScroll: true });
      this.restore(typed);
      this.part.dispatchEvent(new CustomEvent("shown", { bubbles: true }));
    }
  }

  // What somebody is filling in is not taken from under their hands: an amount that changed unseen would be money.
  typed() {
    return [...this.part.querySelectorAll("input[id]")]
      .filter(input => input.value !== input.defaultValue || input === document.activeElement)
      .map(input => ({ id: input.id, value: input.value, isChanged: input.value !== input.defaultValue,
        isActive: input === document.activeElement, from: input.selectionStart, to: input.selectionEnd }));
  }

  restore(typed) {
    for (const { id, value, isChanged, isActive, from, to } of typed) {
      const input = this.part.querySelector("#" + CSS.escape(id));
      if (input && isChanged) {
        input.value = value;
      }
      if (input && isActive) {
        input.focus();
        input.setSelectionRange(from, to);
      }
    }
  }

  heard() {
    this.pause = FIRST_PAUSE_MILLIS;
    this.tell(false);
    this.listen();
  }

  // The page is as old as the oldest of its parts.
  tell(isLost) {
    this.part.toggleAttribute("data-old", isLost);
    document.documentElement.toggleAttribute("data-lost", document.querySelector("[data-old]") !== null);
  }

  listen() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.lost(), SILENCE_MILLIS);
  }

  lost() {
    clearTimeout(this.patience);
    this.source.close();
    this.tell(true);
    setTimeout(() => this.connect(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MILLIS);
    signInAgain();
  }
}

// What is left of a time, each second: <time data-left="seconds">, from when the part was shown, whatever clock this device has.
function count() {
  for (const time of document.querySelectorAll("time[data-left]")) {
    time.ends ??= performance.now() + Number(time.dataset.left) * 1000;
    const seconds = Math.max(0, Math.round((time.ends - performance.now()) / 1000));
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

// A picture that did not come, a QR say, is asked for again as long as it is wanted.
document.addEventListener("error", ({ target }) => {
  if (target instanceof HTMLImageElement) {
    setTimeout(() => target.isConnected && (target.src = target.src), IMAGE_PAUSE_MILLIS);
  }
}, true);

for (const part of document.querySelectorAll("[data-live]")) {
  new Live(part);
}
document.addEventListener("shown", count);
setInterval(count, 1000);
count();
