// The map's style: local sources only, labels in fonts of this machine.
import type { FeatureCollection, GeoJSON } from "geojson";
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { colour, familyColours } from "./colours";

// Nothing in the record is exacter than what this zoom shows; events at one spot stay one mark to the end.
export const NEAREST = 14;
const FONT = ["Inter Variable"];
const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

// In this order they are read; what the map is for comes first.
const SOURCES = [
  "events",
  "areas",
  "area-labels",
  "sites",
  "land",
  "borders",
  "names",
  "regions",
  "disputed",
  "towns",
] as const;

export type Data = ReadonlyMap<string, GeoJSON>;

function sources(data: Data): Record<string, SourceSpecification> {
  const plain = (name: string): SourceSpecification => ({ type: "geojson", data: data.get(name) ?? NOTHING });
  const clustered = {
    cluster: true,
    clusterRadius: 34,
    clusterMaxZoom: NEAREST,
    maxzoom: NEAREST + 1,
    clusterProperties: { harm: ["+", ["get", "harm"]], disputed: ["any", ["get", "disputed"]] },
  };
  const all = Object.fromEntries(SOURCES.map((name) => [name, plain(name)]));
  return { ...all, events: { ...plain("events"), ...clustered } as SourceSpecification };
}

const familyColour = (): ExpressionSpecification =>
  ["match", ["get", "family"], ...familyColours(), colour("ink-3")] as unknown as ExpressionSpecification;
const harmRadius = (least: number): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["sqrt", ["coalesce", ["get", "harm"], 0]],
  0,
  least,
  2,
  least + 3,
  6,
  least + 9,
  17,
  least + 20,
];

function ground(): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land"), "fill-antialias": false } },
    { id: "disputed", type: "fill", source: "disputed", paint: { "fill-pattern": "hatch" } },
    {
      id: "regions",
      type: "line",
      source: "regions",
      minzoom: 4,
      maxzoom: 7.5,
      paint: { "line-color": colour("border-2"), "line-width": 1 },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": colour("border"), "line-width": 1 },
    },
  ];
}

function labels(): LayerSpecification[] {
  const halo = { "text-color": colour("map-text"), "text-halo-color": colour("land"), "text-halo-width": 1.5 };
  return [
    {
      id: "towns",
      type: "symbol",
      source: "towns",
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["get", "rank"], 0, 13, 60, 11],
        "text-anchor": "bottom",
        "text-offset": [0, -0.4],
        "symbol-sort-key": ["get", "rank"],
      },
      paint: halo,
    },
    {
      id: "names",
      type: "symbol",
      source: "names",
      maxzoom: 7,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 13,
        "text-letter-spacing": 0.06,
        "symbol-sort-key": ["-", 0, ["get", "size"]],
      },
      paint: halo,
    },
  ];
}

function vague(): LayerSpecification[] {
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      paint: { "fill-color": colour("accent"), "fill-opacity": 0.07, "fill-antialias": false },
    },
    {
      id: "area-edges",
      type: "line",
      source: "areas",
      paint: { "line-color": colour("accent"), "line-width": 1, "line-dasharray": [4, 3], "line-opacity": 0.8 },
    },
    {
      id: "area-labels",
      type: "symbol",
      source: "area-labels",
      layout: {
        "text-field": ["concat", ["get", "count"], " somewhere in ", ["get", "place"]],
        "text-font": FONT,
        "text-size": 12,
        "text-anchor": "top",
        "text-offset": [0, 0.8],
      },
      paint: { "text-color": colour("accent"), "text-halo-color": colour("land"), "text-halo-width": 1.5 },
    },
  ];
}

function events(): LayerSpecification[] {
  const hollow: ExpressionSpecification = ["in", ["get", "status"], ["literal", ["planned", "threatened", "cancelled", "denied", "hypothetical"]]];
  return [
    {
      id: "clusters",
      type: "circle",
      source: "events",
      filter: ["has", "point_count"],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 11, 10, 22, 100, 44],
        "circle-color": colour("paper"),
        "circle-opacity": 0.92,
        "circle-stroke-color": ["case", [">", ["get", "harm"], 0], colour("fighting"), colour("ink-3")],
        "circle-stroke-width": 2,
      },
    },
    {
      id: "cluster-counts",
      type: "symbol",
      source: "events",
      filter: ["has", "point_count"],
      layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": FONT, "text-size": 12, "text-allow-overlap": true },
      paint: { "text-color": colour("ink") },
    },
    {
      id: "points",
      type: "circle",
      source: "events",
      filter: ["!", ["has", "point_count"]],
      paint: {
        "circle-radius": harmRadius(5),
        "circle-color": familyColour(),
        "circle-opacity": ["case", hollow, 0.12, 0.8],
        "circle-stroke-color": ["case", hollow, familyColour(), ["get", "disputed"], colour("ink"), colour("paper")],
        "circle-stroke-width": ["case", ["get", "disputed"], 2, 1.25],
      },
    },
  ];
}

// Sites lie under the events, whose counts would be hidden from afar.
function sites(): LayerSpecification[] {
  return [
    {
      id: "sites",
      type: "symbol",
      source: "sites",
      layout: {
        "icon-image": ["concat", "site-", ["get", "state"]],
        "icon-size": ["interpolate", ["linear"], ["zoom"], 3, 0.4, 7, 1],
        "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 8, ["get", "name"]],
        "text-font": FONT,
        "text-size": 12,
        "text-anchor": "left",
        "text-offset": [0.9, 0],
        "text-optional": true,
      },
      paint: { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.5 },
    },
  ];
}

export function style(data: Data): StyleSpecification {
  return {
    version: 8,
    sources: sources(data),
    layers: [...ground(), ...vague(), ...labels(), ...sites(), ...events()],
  };
}
