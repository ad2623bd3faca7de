// The map reads its colours from the same CSS variables as the pages.

export const FAMILIES = [
  "fighting",
  "remote",
  "people",
  "forces",
  "deals",
  "words",
  "street",
  "humanitarian",
] as const;

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function familyColours(): string[] {
  return FAMILIES.flatMap((family) => [family, colour(family)]);
}
