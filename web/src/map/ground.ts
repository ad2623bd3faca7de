// Land, borders and names under the marks: coarse at first, finer from near by, only around the view.
import type { Map as Chart } from "maplibre-gl";
import type { GeoJSON } from "geojson";
import { type Box, groundWithin, holds, meet, type World } from "./basemap";
import { fetchJson } from "./data";

const FINE_ZOOM = 5;
type Scale = "coarse" | "fine";

export class Ground {
  private readonly files = new Map<string, Promise<unknown>>();
  private shown: { scale: Scale; box: Box } | null = null;

  constructor(
    private readonly chart: Chart,
    private readonly base: string,
    private readonly set: (source: string, data: GeoJSON) => void,
  ) {}

  // Draws what the view lacks: nothing, where it moved within what is drawn.
  async show(scale: Scale = this.chart.getZoom() >= FINE_ZOOM ? "fine" : "coarse"): Promise<void> {
    if (this.shown?.scale === scale && holds(this.shown.box, this.view(0))) return;
    const shown = { scale, box: this.view(1) };
    this.shown = shown;
    const worlds = await this.worlds(scale, shown.box);
    if (this.shown !== shown) return;
    const { land, borders, names } = groundWithin(worlds, shown.box);
    this.set("land", land);
    this.set("borders", borders);
    this.set("names", names);
  }

  private async worlds(scale: Scale, box: Box): Promise<World[]> {
    if (scale === "coarse") return [await this.file<World>("coarse.json")];
    const boxes = await this.file<Box[][]>("fine.json");
    const seen = [...boxes.keys()].filter((index) => boxes[index]!.some((part) => meet(part, box)));
    return Promise.all(seen.map((index) => this.file<World>(`fine/${index}.json`)));
  }

  private file<T>(name: string): Promise<T> {
    const found = this.files.get(name) ?? fetchJson(`${this.base}/${name}`);
    this.files.set(name, found);
    return found as Promise<T>;
  }

  // The box in view, wider on each side by so many times its size.
  private view(margin: number): Box {
    const [west, south, east, north] = this.chart.getBounds().toArray().flat() as [number, number, number, number];
    const [wide, high] = [(east - west) * margin, (north - south) * margin];
    return [west - wide, south - high, east + wide, north + high];
  }
}
