// Coding by hand: the words selected in the report become the quote of a new claim.

function offsetIn(root: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

function selected(text: HTMLElement): { start: number; end: number; words: string } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = offsetIn(text, range.startContainer, range.startOffset);
  const end = offsetIn(text, range.endContainer, range.endOffset);
  return { start, end, words: range.toString() };
}

export function startCoding(): void {
  const text = document.querySelector<HTMLElement>("[data-report-text]");
  const form = document.querySelector<HTMLFormElement>("[data-coding]");
  if (!text || !form) return;
  const quote = form.querySelector<HTMLElement>("[data-quote]");
  document.addEventListener("selectionchange", () => {
    const part = selected(text);
    if (!part) return;
    (form.elements.namedItem("start") as HTMLInputElement).value = String(part.start);
    (form.elements.namedItem("end") as HTMLInputElement).value = String(part.end);
    if (quote) quote.textContent = part.words;
    form.classList.add("ready");
  });
}
