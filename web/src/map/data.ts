// What the server sends for the map, and the shapes made from it.
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";

export interface EventPoint {
  id: string;
  lon: number;
  lat: number;
  family: string;
  day: number | null;
  harm: number;
  radius: number;
  status: string;
  disputed: boolean;
  place: string;
}
export interface Site {
  id: string;
  name: string;
  lon: number;
  lat: number;
  state: string;
  note: string;
}
export interface MapData {
  events: EventPoint[];
  sites: Site[];
  total: number;
  shown: number;
}

type Row = [string, number, number, string, number | null, number, number, string, number, string];

export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as T;
}

export async function fetchEvents(url: string): Promise<MapData> {
  const raw = await fetchJson<Omit<MapData, "events"> & { events: Row[] }>(url);
  const events = raw.events.map((row) => ({
    id: row[0],
    lon: row[1],
    lat: row[2],
    family: row[3],
    day: row[4],
    harm: row[5],
    radius: row[6],
    status: row[7],
    disputed: row[8] === 1,
    place: row[9],
  }));
  return { ...raw, events };
}

// Up to this distance a point is honest at the scales the map shows.
const POINT_KM = 6;
const EARTH_KM = 6371;

export function points(events: EventPoint[]): FeatureCollection<Point> {
  const features = events
    .filter((event) => event.radius <= POINT_KM)
    .map((event): Feature<Point> => {
      const { lon, lat, id, family, harm, status, disputed } = event;
      const properties = { id, family, harm, status, disputed };
      return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
    });
  return { type: "FeatureCollection", features };
}

function circle(lon: number, lat: number, km: number): Polygon {
  const ring: [number, number][] = [];
  const stretch = Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  const degrees = (km / EARTH_KM) * (180 / Math.PI);
  for (let step = 0; step <= 64; step += 1) {
    const angle = (step / 64) * 2 * Math.PI;
    ring.push([lon + (degrees * Math.cos(angle)) / stretch, lat + degrees * Math.sin(angle)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

export interface Areas {
  shapes: FeatureCollection<Polygon>;
  labels: FeatureCollection<Point>;
}

export function areas(events: EventPoint[]): Areas {
  const groups = new Map<string, EventPoint[]>();
  for (const event of events) {
    if (event.radius <= POINT_KM) continue;
    const key = `${event.lon},${event.lat},${event.radius}`;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  const shapes: Feature<Polygon>[] = [];
  const labels: Feature<Point>[] = [];
  for (const [key, group] of groups) {
    const first = group[0]!;
    const properties = {
      key,
      ids: group.map((event) => event.id).join(","),
      count: group.length,
      place: first.place,
      radius: first.radius,
    };
    shapes.push({ type: "Feature", geometry: circle(first.lon, first.lat, first.radius), properties });
    labels.push({ type: "Feature", geometry: { type: "Point", coordinates: [first.lon, first.lat] }, properties });
  }
  return {
    shapes: { type: "FeatureCollection", features: shapes },
    labels: { type: "FeatureCollection", features: labels },
  };
}

export function siteFeatures(sites: Site[]): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: sites.map(({ lon, lat, ...properties }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties,
    })),
  };
}
