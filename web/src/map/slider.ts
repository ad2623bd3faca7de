// The time slider: two handles over a small histogram; the map shows the days between them.

const DAY = 86400000;
const BARS = 60;

export interface Span {
  from: number;
  to: number;
}

function label(day: number): string {
  return new Date(day * DAY).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

function bars(host: SVGElement, days: number[], first: number, last: number): void {
  const counts = new Array<number>(BARS).fill(0);
  const width = last - first + 1;
  for (const day of days) {
    const index = Math.min(BARS - 1, Math.floor(((day - first) / width) * BARS));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const most = Math.max(...counts, 1);
  host.setAttribute("viewBox", `0 0 ${BARS} 20`);
  host.replaceChildren(
    ...counts.map((count, index) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const height = (count / most) * 20;
      Object.entries({ x: index + 0.1, y: 20 - height, width: 0.8, height }).forEach(([name, value]) =>
        bar.setAttribute(name, String(value)),
      );
      return bar;
    }),
  );
}

export function startSlider(box: HTMLElement, days: number[], changed: (span: Span) => void): void {
  const [low, high] = [...box.querySelectorAll<HTMLInputElement>("input[type=range]")];
  const words = box.querySelector<HTMLElement>("output");
  const histogram = box.querySelector<SVGElement>("svg");
  if (!low || !high || !words || !histogram || days.length === 0) {
    box.hidden = true;
    return;
  }
  const first = days.reduce((one, other) => Math.min(one, other));
  const last = days.reduce((one, other) => Math.max(one, other));
  bars(histogram, days, first, last);
  for (const handle of [low, high]) {
    handle.min = String(first);
    handle.max = String(last);
  }
  low.value = String(first);
  high.value = String(last);
  const update = (): void => {
    const from = Math.min(Number(low.value), Number(high.value));
    const to = Math.max(Number(low.value), Number(high.value));
    low.setAttribute("aria-valuetext", label(from));
    high.setAttribute("aria-valuetext", label(to));
    words.textContent = `${label(from)} – ${label(to)}`;
    changed({ from, to });
  };
  let frame = 0;
  box.addEventListener("input", () => {
    window.cancelAnimationFrame(frame);
    frame = window.requestAnimationFrame(update);
  });
  update();
}
