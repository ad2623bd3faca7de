// The offline basemap: Natural Earth's countries, of which only the parts in a box are drawn.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon as Land, Point, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Basemap {
  land: FeatureCollection<Land>;
  borders: MultiLineString;
  names: FeatureCollection<Point>;
}
interface Country {
  name: string;
  at: [number, number];
  size: number;
  boxes: Box[];
}
type Shape = MultiPolygon<Country> & { properties: Country };
interface Shapes extends GeometryCollection<Country> {
  geometries: Shape[];
}
export type World = Topology<{ countries: Shapes }>;

export function holds(one: Box, other: Box): boolean {
  return one[0] <= other[0] && one[1] <= other[1] && one[2] >= other[2] && one[3] >= other[3];
}

export function meet(one: Box, other: Box): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

export function groundWithin(worlds: World[], box: Box): Basemap {
  const parts = worlds.map((world) => ({ world, seen: within(world, box) }));
  const land = parts.flatMap(({ world, seen }) => seen.geometries.map((shape) => outline(world, shape)));
  const coordinates = parts.flatMap(({ world, seen }) => lines(world, seen));
  const names = parts.flatMap(({ seen }) => seen.geometries.map((shape) => name(shape.properties)));
  return {
    land: { type: "FeatureCollection", features: land },
    borders: { type: "MultiLineString", coordinates },
    names: { type: "FeatureCollection", features: names },
  };
}

function within(world: World, box: Box): Shapes {
  const shapes = world.objects.countries.geometries.map((country): Shape => {
    const { boxes } = country.properties;
    return { ...country, arcs: country.arcs.filter((_, index) => meet(boxes[index]!, box)) };
  });
  return { type: "GeometryCollection", geometries: shapes.filter((shape) => shape.arcs.length > 0) };
}

function outline(world: World, shape: Shape): Feature<Land> {
  const { geometry } = feature(world, shape) as Feature<Land>;
  const coordinates = geometry.coordinates.map((part) => part.map((ring) => closed(unbroken(ring))));
  return { type: "Feature", geometry: { ...geometry, coordinates }, properties: {} };
}

function lines(world: World, seen: Shapes): Position[][] {
  return (mesh(world, seen) as MultiLineString).coordinates.map(unbroken);
}

// A line over the 180th meridian goes on beyond it, instead of jumping to the map's other side.
function unbroken(line: Position[]): Position[] {
  let shift = 0;
  return line.map(([x, y], index) => {
    const step = index > 0 ? x! - line[index - 1]![0]! : 0;
    if (Math.abs(step) > 180) shift -= Math.sign(step) * 360;
    return [x! + shift, y!];
  });
}

// A ring around a pole is closed over it.
function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] === last[0]) return ring;
  const pole = Math.sign(first[1]!) * 90;
  return [...ring, [last[0]!, pole], [first[0]!, pole], first];
}

function name({ name, size, at }: Country): Feature<Point> {
  return { type: "Feature", geometry: { type: "Point", coordinates: at }, properties: { name, size } };
}
