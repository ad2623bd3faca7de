import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/parts.css";
import "./styles/pages.css";
import "./styles/print.css";
import "./styles/mapview.css";
import htmx from "htmx.org";
import { startCoding } from "./coding";
import { startForms } from "./forms";
import { startKeys } from "./keys";
import { startMarks } from "./marks";
import { startTheme } from "./theme";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.allowScriptTags = false;
htmx.config.historyCacheSize = 0;

startTheme();
startKeys();
startForms();
startMarks();
startCoding();

if (document.querySelector("[data-map]")) {
  void import("./map/page").then((map) => map.startMap());
}
if (document.querySelector("[data-timeline]")) {
  void import("./timeline").then((timeline) => timeline.startTimelines());
}
