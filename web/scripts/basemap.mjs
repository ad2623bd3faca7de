// Copies Natural Earth's borders (npm world-atlas) to public/basemap, dropping what the map never reads.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const target = new URL("../public/basemap/", import.meta.url);

mkdirSync(target, { recursive: true });
for (const scale of ["50m", "10m"]) {
  const world = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
  for (const country of world.objects.countries.geometries) {
    country.properties = { name: country.properties.name };
  }
  delete world.objects.land;
  writeFileSync(new URL(`countries-${scale}.json`, target), JSON.stringify(world));
}
