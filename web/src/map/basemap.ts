// The offline basemap: Natural Earth's countries, with names set where each country is widest.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { fetchJson } from "./data";

export interface Basemap {
  land: FeatureCollection<Polygon | MultiPolygon>;
  borders: MultiLineString;
  names: FeatureCollection<Point>;
}
type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

function area(ring: number[][]): number {
  let sum = 0;
  for (let index = 0; index < ring.length - 1; index += 1) {
    const [x, y] = ring[index]!;
    const [u, v] = ring[index + 1]!;
    sum += x! * v! - u! * y!;
  }
  return Math.abs(sum / 2);
}

function middle(ring: number[][]): [number, number] {
  const xs = ring.map((point) => point[0]!);
  const ys = ring.map((point) => point[1]!);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

function name(country: Feature<Polygon | MultiPolygon, { name: string }>): Feature<Point> {
  const shape = country.geometry;
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const rings = parts.map((part) => part[0]!).sort((one, other) => area(other) - area(one));
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: middle(rings[0]!) },
    properties: { name: country.properties.name, size: area(rings[0]!) },
  };
}

export async function loadBasemap(url: string): Promise<Basemap> {
  const world = await fetchJson<Countries>(url);
  const land = feature(world, world.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >;
  const borders = mesh(world, world.objects.countries) as MultiLineString;
  return { land, borders, names: { type: "FeatureCollection", features: land.features.map(name) } };
}
