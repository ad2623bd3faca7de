// The map page and the small maps of other pages.
import htmx from "htmx.org";
import { GeoJSONSource, Map as Chart, NavigationControl, prewarm, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { MapGeoJSONFeature } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection, GeoJSON } from "geojson";
import { Ground } from "./ground";
import { areas, type EventPoint, fetchEvents, fetchJson, type MapData, points, siteFeatures } from "./data";
import { drawMissing } from "./images";
import { type Span, startSlider } from "./slider";
import { NEAREST, style } from "./style";

setWorkerUrl(workerUrl);
prewarm();

const TOWN_ZOOM = 5;
const MARKS = ["points", "clusters", "areas", "sites"];

// The slider lies over the foot of the map page; nothing the map opens on may hide under it.
function padding(host: HTMLElement): { top: number; right: number; bottom: number; left: number } {
  return { top: 40, right: 40, bottom: host.dataset["map"] === "page" ? 150 : 40, left: 40 };
}

class View {
  private readonly chart: Chart;
  private readonly data = new Map<string, GeoJSON>();
  private readonly ground: Ground;
  private all: EventPoint[] = [];
  private span: Span = { from: -Infinity, to: Infinity };
  private partial = false;

  constructor(private readonly host: HTMLElement) {
    const [west, south, east, north] = (host.dataset["bounds"] ?? "-30,-35,140,60").split(",").map(Number);
    this.chart = new Chart({
      container: host,
      bounds: [west!, south!, east!, north!],
      fitBoundsOptions: { padding: padding(host), maxZoom: 9 },
      hash: host.dataset["map"] === "page" ? "map" : false,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      maxZoom: NEAREST,
      fadeDuration: 0,
      renderWorldCopies: false,
      validateStyle: false,
    });
    this.ground = new Ground(this.chart, host.dataset["basemap"] ?? "", (source, data) => this.set(source, data));
    this.chart.touchZoomRotate.disableRotation();
    this.chart.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.chart.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
    this.chart.getCanvas().setAttribute("aria-label", host.dataset["label"] ?? "Map of events");
    drawMissing(this.chart);
    document.addEventListener("theme", () => this.repaint());
    this.chart.on("moveend", () => {
      void this.refine();
      void this.refetch();
    });
  }

  // The marks of events and the land under them come first; the rest follows once they are drawn.
  async start(): Promise<void> {
    const [events] = await Promise.all([fetchEvents(this.host.dataset["events"] ?? ""), this.ground.show("coarse")]);
    this.set("sites", siteFeatures(events.sites));
    this.partial = events.total > events.shown;
    this.showEvents(events);
    this.chart.setStyle(style(this.data));
    this.listen();
    this.markPainted();
    await this.chart.once("idle");
    await Promise.all([this.showRegions(), this.refine()]);
    this.chart.once("idle", () => this.host.setAttribute("data-ready", "yes"));
    this.chart.triggerRepaint();
  }

  private set(source: string, data: GeoJSON): void {
    this.data.set(source, data);
    this.chart.getSource<GeoJSONSource>(source)?.setData(data);
  }

  private showEvents(data: MapData): void {
    this.take(data);
    const slider = document.querySelector<HTMLElement>("[data-slider]");
    const days = data.events.flatMap((event) => (event.day === null ? [] : [event.day]));
    if (slider && this.host.dataset["map"] === "page") {
      startSlider(slider, days, (span) => {
        this.span = span;
        this.draw(within(this.all, span));
      });
    }
    if (!slider || days.length === 0) this.draw(data.events);
  }

  private take(data: MapData): void {
    this.all = data.events;
    const more = document.querySelector<HTMLElement>("[data-map-more]");
    if (more) more.hidden = data.total <= data.shown;
  }

  // Where not all events were sent, each move asks again for those of the box in view.
  private async refetch(): Promise<void> {
    if (!this.partial || this.host.dataset["map"] !== "page") return;
    const url = new URL(this.host.dataset["events"] ?? "", window.location.href);
    const [west, south, east, north] = this.chart.getBounds().toArray().flat() as [number, number, number, number];
    const box = [Math.max(west, -180), Math.max(south, -90), Math.min(east, 180), Math.min(north, 90)];
    url.searchParams.set("box", box.map((one) => one.toFixed(3)).join(","));
    this.take(await fetchEvents(url.href));
    this.draw(within(this.all, this.span));
  }

  private draw(events: EventPoint[]): void {
    const vague = areas(events);
    this.set("events", points(events));
    this.set("areas", vague.shapes);
    this.set("area-labels", vague.labels);
    const count = document.querySelector<HTMLElement>("[data-map-count]");
    if (count) count.textContent = events.length.toLocaleString("en");
  }

  private async showRegions(): Promise<void> {
    const url = this.host.dataset["regions"];
    if (!url) return;
    const regions = await fetchJson<{ regions: FeatureCollection; disputed: FeatureCollection }>(url);
    this.set("regions", regions.regions);
    this.set("disputed", regions.disputed);
  }

  private async refine(): Promise<void> {
    await this.ground.show();
    const url = this.host.dataset["towns"];
    if (!url) return;
    if (this.chart.getZoom() < TOWN_ZOOM) {
      this.set("towns", { type: "FeatureCollection", features: [] });
      return;
    }
    const box = this.chart.getBounds().toArray().flat().map((one) => one.toFixed(3));
    this.set("towns", await fetchJson<FeatureCollection>(`${url}?box=${box.join(",")}`));
  }

  private repaint(): void {
    this.chart.listImages().forEach((id) => this.chart.removeImage(id));
    this.chart.setStyle(style(this.data), { diff: false });
  }

  // Tells when the first events are on the screen, for those who measure it.
  private markPainted(): void {
    const look = (): void => {
      if (this.chart.queryRenderedFeatures({ layers: MARKS }).length === 0) return;
      this.chart.off("render", look);
      this.afterFrames(3, () => this.host.setAttribute("data-painted", "yes"));
    };
    this.chart.on("render", look);
  }

  // A frame is on the screen only once those that begin behind it have passed the graphics process.
  private afterFrames(number: number, done: () => void): void {
    window.requestAnimationFrame(() => (number > 1 ? this.afterFrames(number - 1, done) : done()));
  }

  private listen(): void {
    this.chart.on("mousemove", (event) => {
      const over = this.chart.queryRenderedFeatures(event.point, { layers: MARKS });
      this.chart.getCanvas().style.cursor = over.length > 0 ? "pointer" : "";
    });
    this.chart.on("click", (event) => {
      const [feature] = this.chart.queryRenderedFeatures(event.point, { layers: MARKS.slice(0, 2) });
      const [other] = feature ? [feature] : this.chart.queryRenderedFeatures(event.point, { layers: MARKS });
      if (other) void this.open(other);
    });
  }

  private async open(feature: MapGeoJSONFeature): Promise<void> {
    const properties = feature.properties as Record<string, string | number>;
    if (feature.layer.id === "sites") return card(`/sites/${properties["id"]}/card`);
    if (feature.layer.id !== "clusters") {
      return card(`/map/card?ids=${properties["ids"] ?? properties["id"]}`);
    }
    const source = this.chart.getSource<GeoJSONSource>("events")!;
    const cluster = Number(properties["cluster_id"]);
    const leaves = await source.getClusterLeaves(cluster, 60, 0);
    const [place] = leaves.map((leaf) => JSON.stringify(leaf.geometry));
    const together = leaves.every((leaf) => JSON.stringify(leaf.geometry) === place);
    if (together) return card(`/map/card?ids=${leaves.map((leaf) => leaf.properties?.["id"] as string).join(",")}`);
    const zoom = await source.getClusterExpansionZoom(cluster);
    if (feature.geometry.type !== "Point") return;
    const [lon, lat] = feature.geometry.coordinates as [number, number];
    this.chart.easeTo({ center: [lon, lat], zoom: Math.min(zoom + 0.5, NEAREST), duration: 300 });
  }
}

function within(events: EventPoint[], span: Span): EventPoint[] {
  return events.filter((event) => event.day === null || (event.day >= span.from && event.day <= span.to));
}

async function card(url: string): Promise<void> {
  const panel = document.querySelector<HTMLElement>("[data-map-card]");
  if (!panel) {
    if (url.startsWith("/map/card")) window.location.assign(url.replace("/map/card?ids=", "/events/").split(",")[0]!);
    return;
  }
  await htmx.ajax("get", url, { target: panel, swap: "innerHTML" });
  panel.hidden = false;
}

export function startMap(): void {
  for (const host of document.querySelectorAll<HTMLElement>("[data-map]")) {
    void new View(host).start();
  }
}
