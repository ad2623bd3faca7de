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

function keep(name: string, theme: Theme): void {
  document.cookie = `${name}=${theme}; path=/; max-age=31536000; samesite=strict`;
}

function follow(): void {
  const theme: Theme = system.matches ? "dark" : "light";
  keep("vedette_system", theme);
  if (!chosen() && currentTheme() !== theme) show(theme);
}

export function startTheme(): void {
  follow();
  system.addEventListener("change", follow);
  document.querySelector("[data-theme-toggle]")?.addEventListener("click", () => {
    const next: Theme = currentTheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset["chosen"] = "yes";
    keep("vedette_theme", next);
    show(next);
  });
}
