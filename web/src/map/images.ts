// Small pictures drawn on the spot: the hatch of disputed areas and the marks of sites by state.
import type { Map as Chart } from "maplibre-gl";
import { colour } from "./colours";

const STATES: Record<string, string> = {
  surrounded: "bad",
  cut_off: "bad",
  fired_on: "bad",
  evacuated: "ink-3",
  relocated: "ink-3",
  planned: "ink-3",
  reinforced: "good",
};

function canvas(size: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = size;
  element.height = size;
  return element.getContext("2d", { willReadFrequently: true })!;
}

function hatch(): ImageData {
  const size = 16;
  const pen = canvas(size);
  pen.strokeStyle = colour("ink-3");
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.5;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

function site(state: string): ImageData {
  const size = 36;
  const pen = canvas(size);
  const ink = colour(STATES[state] ?? "accent");
  pen.translate(size / 2, size / 2);
  pen.rotate(Math.PI / 4);
  pen.lineWidth = 4;
  pen.strokeStyle = ink;
  pen.fillStyle = state === "planned" || state === "evacuated" ? colour("paper") : ink;
  pen.fillRect(-8, -8, 16, 16);
  pen.strokeRect(-8, -8, 16, 16);
  if (["surrounded", "cut_off"].includes(state)) {
    pen.setLineDash([4, 3]);
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(0, 0, 16, 0, 2 * Math.PI);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

export function drawMissing(chart: Chart): void {
  chart.setMissingStyleImageResolver((id) => {
    if (chart.hasImage(id)) return;
    if (id === "hatch") chart.addImage(id, hatch(), { pixelRatio: 2 });
    else if (id.startsWith("site-")) chart.addImage(id, site(id.slice(5)), { pixelRatio: 2 });
  });
}
