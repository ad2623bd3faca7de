// Copies Natural Earth's borders (npm world-atlas) to public/basemap: the coarse ones in one file, the fine
// ones in a file a country. Each country gets the box of each of its parts, so that the map asks for
// and draws only what is in view, and the spot of its name: the middle of its largest part.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const target = new URL("../public/basemap/", import.meta.url);

const round = (number) => Math.round(number * 100) / 100;

function read(scale) {
  const world = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
  const countries = world.objects.countries.geometries.map((country) => ({
    type: "MultiPolygon",
    arcs: country.type === "Polygon" ? [country.arcs] : country.arcs,
    properties: described(world, country),
  }));
  return { world, countries };
}

function described(world, country) {
  const { type, coordinates } = feature(world, country).geometry;
  const rings = (type === "Polygon" ? [coordinates] : coordinates).map(([outer]) => unbroken(outer));
  const boxes = rings.map(box);
  const sizes = rings.map(area);
  const size = Math.max(...sizes);
  const [west, south, east, north] = boxes[sizes.indexOf(size)];
  const at = [round((((west + east) / 2 + 540) % 360) - 180), round((south + north) / 2)];
  return { name: country.properties.name, boxes: boxes.map(around), size, at };
}

function box(ring) {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(round);
}

// A ring over the 180th meridian goes on beyond it, and may be in view on both sides of the map.
function unbroken(ring) {
  let shift = 0;
  return ring.map(([x, y], index) => {
    const step = index > 0 ? x - ring[index - 1][0] : 0;
    if (Math.abs(step) > 180) shift -= Math.sign(step) * 360;
    return [x + shift, y];
  });
}

function around([west, south, east, north]) {
  return west < -180 || east > 180 ? [-180, south, 180, north] : [west, south, east, north];
}

function area(ring) {
  let sum = 0;
  for (let index = 0; index < ring.length - 1; index += 1) {
    const [[x, y], [u, v]] = [ring[index], ring[index + 1]];
    sum += x * v - u * y;
  }
  return round(Math.abs(sum / 2));
}

// The countries alone, with only the arcs that they are made of.
function topology(world, countries) {
  const kept = new Map();
  const numbered = (arc) => {
    const index = arc < 0 ? ~arc : arc;
    if (!kept.has(index)) kept.set(index, kept.size);
    return arc < 0 ? ~kept.get(index) : kept.get(index);
  };
  const geometries = countries.map((country) => ({
    ...country,
    arcs: country.arcs.map((part) => part.map((ring) => ring.map(numbered))),
  }));
  const arcs = [...kept.keys()].map((index) => world.arcs[index]);
  return { type: "Topology", transform: world.transform, objects: { countries: { type: "GeometryCollection", geometries } }, arcs };
}

function write(name, value) {
  writeFileSync(new URL(name, target), JSON.stringify(value));
}

mkdirSync(new URL("fine/", target), { recursive: true });
const coarse = read("50m");
write("coarse.json", topology(coarse.world, coarse.countries));
const fine = read("10m");
write("fine.json", fine.countries.map((country) => country.properties.boxes));
fine.countries.forEach((country, index) => write(`fine/${index}.json`, topology(fine.world, [country])));
