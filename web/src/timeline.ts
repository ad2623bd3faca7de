// Counts over time as stacked bars (uPlot). The same numbers stand in a table beside each chart.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

interface Series {
  label: string;
  colour: string;
  values: (number | null)[];
}
interface Chart {
  days: number[];
  series: Series[];
  step: number;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function label(seconds: number, index: number, all: number[]): string {
  const day = new Date(seconds * 1000);
  const before = index > 0 ? new Date(all[index - 1]! * 1000) : null;
  const short = day.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return before?.getUTCFullYear() === day.getUTCFullYear() ? short : `${short}\n${day.getUTCFullYear()}`;
}

function stacked(series: Series[]): (number | null)[][] {
  const total: number[] = [];
  return series.map((one) =>
    one.values.map((value, index) => {
      if (value === null) return null;
      total[index] = (total[index] ?? 0) + value;
      return total[index] ?? 0;
    }),
  );
}

function draw(host: HTMLElement, chart: Chart): uPlot {
  const bars = uPlot.paths.bars!({ size: [0.85, 40], align: 1 });
  const layers = stacked(chart.series);
  const back = chart.series.map((one, index) => ({ ...one, layer: layers[index]! })).reverse();
  const axis = { stroke: colour("ink-3"), grid: { stroke: colour("line"), width: 1 }, ticks: { show: false } };
  return new uPlot(
    {
      width: host.clientWidth,
      height: Number(host.dataset["height"] ?? 150),
      cursor: { y: false, points: { show: false }, drag: { x: true, setScale: false } },
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      scales: { x: { time: true }, y: { range: (_plot, _low, high) => [0, Math.max(high, 1)] } },
      axes: [
        { ...axis, grid: { show: false }, font: "12px Inter Variable", values: (_plot, splits) => splits.map(label), space: 70 },
        { ...axis, size: 40, font: "12px Inter Variable", incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000] },
      ],
      series: [
        {},
        ...back.map((one) => ({
          label: one.label,
          fill: colour(one.colour),
          stroke: colour(one.colour),
          width: 0,
          paths: bars,
          points: { show: false },
        })),
      ],
      hooks: { setSelect: [(plot) => choose(host, plot, chart.step)] },
    },
    [chart.days, ...back.map((one) => one.layer)] as uPlot.AlignedData,
    host,
  );
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function choose(host: HTMLElement, plot: uPlot, step: number): void {
  const { left, width } = plot.select;
  if (width < 4) return;
  const url = new URL(host.dataset["href"] ?? window.location.href, window.location.href);
  url.searchParams.set("from", iso(plot.posToVal(left, "x")));
  url.searchParams.set("to", iso(Math.max(plot.posToVal(left + width, "x"), step)));
  window.location.assign(url);
}

export function startTimelines(): void {
  for (const host of document.querySelectorAll<HTMLElement>("[data-timeline]")) {
    const chart = JSON.parse(host.dataset["timeline"] ?? "{}") as Chart;
    let plot = draw(host, chart);
    const again = (): void => {
      plot.destroy();
      plot = draw(host, chart);
    };
    document.addEventListener("theme", again);
    new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: plot.height })).observe(host);
  }
}
