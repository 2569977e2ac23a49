import { type CustomSeriesOption, type EChartsOption, init } from "echarts";
import { ours } from "./cases.ts";
import type { Results } from "./client-results.ts";
import { client } from "./libraries.ts";
import { describeMachine } from "./machine.ts";
import { toPicture } from "./picture.ts";
import type { Spread } from "./ratios.ts";

const width = 1000;
const height = 420;
const colours = {
  own: "#0f766e",
  peer: "#94a3b8",
  text: "#1f2937",
  muted: "#4b5563",
  grid: "#e5e7eb",
  budget: "#b91c1c",
};
const own = new Set([...ours.map(({ name }) => name), client.name]);

/** The two budgets that the plot shows as a line. */
export interface PlotBudgets {
  cpu: number;
  kilobytes: number;
}

interface Bar {
  name: string;
  value: number;
  label: string;
}

/** Draws CPU and bundle size, the best of each on top, as SVG. */
export function plot({ cpu, libraries }: Results, budgets: PlotBudgets): string {
  const spreads = [...cpu].sort(([, a], [, b]) => a.median - b.median);
  const calls = spreads.map(([name, { median }]) => ({ name, value: median, label: median.toFixed(2) }));
  const sizes = libraries
    .map(({ name, bundle }) => ({ name, value: bundle.gzip / 1000, label: (bundle.gzip / 1000).toFixed(1) }))
    .sort((a, b) => b.value - a.value);

  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: "system-ui, sans-serif", color: colours.text },
    title: [
      title("CPU of a call", "raw fetch ÷ library, longer is better; line: min to max", 16),
      title("Size in a bundle", "kB, minified + gzip, log scale, shorter is better", 540),
      {
        text: `${describeMachine()} Green: this client. Dashed: its budget.`,
        left: 16,
        bottom: 8,
        textStyle: { fontSize: 11, fontWeight: "normal", color: colours.muted },
      },
    ],
    grid: [
      { left: 178, top: 72, width: 320, bottom: 62 },
      { left: 710, top: 72, width: 260, bottom: 62 },
    ],
    xAxis: [
      { ...axis, gridIndex: 0, type: "value", min: 0, max: 1.2, interval: 0.2 },
      { ...axis, gridIndex: 1, type: "log", min: 1, max: 100 },
    ],
    yAxis: [categories(calls, 0), categories(sizes, 1)],
    series: [bars(calls, 0, budgets.cpu), whiskers(spreads), bars(sizes, 1, budgets.kilobytes)],
  } satisfies EChartsOption);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return toPicture(svg, "CPU of a call and size in a bundle, beside the peers");
}

const axis = {
  axisLabel: { color: colours.muted, fontSize: 12 },
  splitLine: { lineStyle: { color: colours.grid } },
} as const;

function title(text: string, subtext: string, left: number) {
  return {
    text,
    subtext,
    left,
    top: 8,
    itemGap: 4,
    textStyle: { fontSize: 16, color: colours.text },
    subtextStyle: { fontSize: 12, color: colours.muted },
  };
}

function categories(shown: readonly Bar[], gridIndex: number) {
  return {
    gridIndex,
    type: "category" as const,
    data: shown.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.muted } },
    // The figures stand beside the names: on the bars they would cross the whiskers and the budget's line.
    axisLabel: {
      color: colours.text,
      fontSize: 13,
      formatter: (name: string, at: number) => `${name} {figure|${shown[at]?.label}}`,
      rich: { figure: { width: 40, align: "right" as const, fontSize: 13, fontWeight: "bold" as const } },
    },
  };
}

function bars(shown: readonly Bar[], index: number, budget: number) {
  return {
    type: "bar" as const,
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth: "62%",
    data: shown.map(({ name, value }) => ({
      value,
      itemStyle: { color: own.has(name) ? colours.own : colours.peer },
    })),
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: colours.budget, type: "dashed" as const, width: 1.5 },
      label: { show: false },
      data: [{ xAxis: budget }],
    },
  };
}

/** echarts has no error bars; this is its documented way to draw them. */
function whiskers(spreads: readonly (readonly [string, Spread])[]): CustomSeriesOption {
  return {
    type: "custom",
    data: spreads.map(([, { min, max }], at) => [min, max, at]),
    encode: { x: [0, 1], y: 2 },
    z: 3,
    renderItem(_, { coord, value }) {
      const [from = 0, y = 0] = coord([value(0), value(2)]);
      const [to = 0] = coord([value(1), value(2)]);
      const style = { stroke: colours.text, lineWidth: 1.2 };
      const line = (x1: number, y1: number, x2: number, y2: number) =>
        ({ type: "line", shape: { x1, y1, x2, y2 }, style }) as const;
      return {
        type: "group",
        children: [line(from, y, to, y), line(from, y - 4, from, y + 4), line(to, y - 4, to, y + 4)],
      };
    },
  };
}
