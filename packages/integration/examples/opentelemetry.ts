import { subscribe } from "node:diagnostics_channel";
import { type Attempt, attemptChannel } from "@conomyhq/client";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("conomy");

subscribe(attemptChannel, (message) => {
  const { operation, number, duration, status, reason } = message as Attempt;
  const startTime = Date.now() - duration;
  const attributes = { "http.request.resend_count": number - 1, "http.response.status_code": status };
  const span = tracer.startSpan(operation, { kind: SpanKind.CLIENT, startTime, attributes });
  if (reason !== "success") span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
  span.end();
});
