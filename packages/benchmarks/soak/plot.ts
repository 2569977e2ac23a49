import { type EChartsOption, init } from "echarts";
import { toPicture } from "../picture.ts";
import type { Sample, Soak } from "./soak.ts";

const panels = [
  { name: "calls that succeeded, a second", colour: "#0f766e", of: rate("succeeded") },
  { name: "repeats, a second", colour: "#b45309", of: rate("retries") },
  { name: "heap after a garbage collection, MB", colour: "#1d4ed8", of: ({ heap }: Sample) => heap / 1e6 },
  { name: "handles", colour: "#6d28d9", of: ({ handles }: Sample) => handles },
];
const height = 150;

/** Draws what a soak saw over time, as SVG; dashed lines are where the sandbox went away. */
export function plot({ samples, restarts }: Soak): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 1000, height: panels.length * height + 20 });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: "system-ui, sans-serif" },
    title: panels.map(({ name }, at) => ({
      text: name,
      left: 16,
      top: at * height + 8,
      textStyle: { fontSize: 13, color: "#1f2937" },
    })),
    grid: panels.map((_, at) => ({ left: 60, right: 30, top: at * height + 38, height: height - 66 })),
    xAxis: panels.map((_, gridIndex) => ({
      type: "value" as const,
      gridIndex,
      max: "dataMax" as const,
      axisLabel: { formatter: "{value} s" },
      splitLine: { show: false },
    })),
    yAxis: panels.map((_, gridIndex) => ({ type: "value" as const, gridIndex, splitNumber: 3 })),
    series: panels.map(({ colour, of }, at) => ({
      type: "line" as const,
      xAxisIndex: at,
      yAxisIndex: at,
      showSymbol: false,
      lineStyle: { width: 1.5, color: colour },
      data: samples.map((sample, index) => [sample.at / 1000, of(sample, samples[index - 1])]),
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: "#b91c1c", type: "dashed" as const },
        label: { show: false },
        data: restarts.map((moment) => ({ xAxis: moment / 1000 })),
      },
    })),
  } satisfies EChartsOption);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return toPicture(svg, "Calls, repeats, heap and handles of one client over time");
}

function rate(of: "succeeded" | "retries") {
  return (sample: Sample, before?: Sample) =>
    (sample[of] - (before?.[of] ?? 0)) / ((sample.at - (before?.at ?? 0)) / 1000);
}
