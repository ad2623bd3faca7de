// Keyboard: every element with data-key is reached by that key ("a", "/", "g m").
// Single keys can be switched off (WCAG 2.1.4) in the help dialog.

const OFF = "vedette.keys.off";
const WAIT = 1200;

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function visible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

function press(element: HTMLElement): void {
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) element.focus();
  else element.click();
}

function find(key: string): HTMLElement | undefined {
  const open = document.querySelector<HTMLElement>("dialog[open]");
  const within: ParentNode = open ?? document;
  const all = within.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  return [...all].find((element) => visible(element));
}

function move(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter(visible);
  if (rows.length === 0) return;
  const here = rows.findIndex((row) => row.classList.contains("here"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
  rows.forEach((row) => row.classList.toggle("here", row === next));
  const link = next?.querySelector<HTMLElement>("a, button, input");
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function startKeys(): void {
  let prefix = "";
  let timer = 0;
  const box = document.querySelector<HTMLInputElement>("[data-keys-switch]");
  const off = (): boolean => localStorage.getItem(OFF) === "yes";
  if (box) {
    box.checked = !off();
    box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "no" : "yes"));
  }
  for (const opener of document.querySelectorAll<HTMLElement>("[data-opens]")) {
    opener.addEventListener("click", () => {
      document.querySelector<HTMLDialogElement>(`#${opener.dataset["opens"]}`)?.showModal();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    if (off()) return;
    const key = prefix ? `${prefix} ${event.key}` : event.key;
    window.clearTimeout(timer);
    prefix = "";
    const target = find(key);
    if (target) {
      event.preventDefault();
      press(target);
    } else if (key === "j" || key === "k") {
      event.preventDefault();
      move(key === "j" ? 1 : -1);
    } else if (event.key === "g") {
      prefix = "g";
      timer = window.setTimeout(() => (prefix = ""), WAIT);
    }
  });
}
