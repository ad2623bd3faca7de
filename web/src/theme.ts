// Light or dark: the server draws the page as the cookie says; without one the system decides.

type Theme = "light" | "dark";
const system = window.matchMedia("(prefers-color-scheme: dark)");

export function currentTheme(): Theme {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

function show(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  document.dispatchEvent(new CustomEvent("theme", { detail: theme }));
}

function chosen(): boolean {
  return document.documentElement.dataset["chosen"] === "yes";
}

export function startTheme(): void {
  if (!chosen()) show(system.matches ? "dark" : "light");
  system.addEventListener("change", () => {
    if (!chosen()) show(system.matches ? "dark" : "light");
  });
  document.querySelector("[data-theme-toggle]")?.addEventListener("click", () => {
    const next: Theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset["chosen"] = "yes";
    document.cookie = `vedette_theme=${next}; path=/; max-age=31536000; samesite=strict`;
    show(next);
  });
}
