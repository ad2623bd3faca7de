// The report's text and its claims light each other up, by pointer and by keyboard.

function lit(claim: string, on: boolean): void {
  const same = `[data-claims~="${CSS.escape(claim)}"], [data-claim="${CSS.escape(claim)}"]`;
  document.querySelectorAll(same).forEach((element) => element.classList.toggle("lit", on));
}

function claimsOf(element: HTMLElement): string[] {
  return (element.dataset["claims"] ?? element.dataset["claim"] ?? "").split(" ").filter(Boolean);
}

function show(element: HTMLElement): void {
  const [claim] = claimsOf(element);
  if (!claim) return;
  const inText = element.dataset["claims"] !== undefined;
  const other = inText ? `[data-claim="${CSS.escape(claim)}"]` : `[data-claims~="${CSS.escape(claim)}"]`;
  document.querySelector(other)?.scrollIntoView({ block: "nearest" });
}

export function startMarks(): void {
  const parts = document.querySelectorAll<HTMLElement>("[data-claims], [data-claim]");
  for (const part of parts) {
    const on = (): void => claimsOf(part).forEach((claim) => lit(claim, true));
    const out = (): void => claimsOf(part).forEach((claim) => lit(claim, false));
    part.addEventListener("mouseenter", on);
    part.addEventListener("mouseleave", out);
    part.addEventListener("focusin", () => {
      on();
      show(part);
    });
    part.addEventListener("focusout", out);
  }
}
