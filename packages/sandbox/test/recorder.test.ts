import { createMasker } from "@conomyhq/mask";
import { expect, it } from "vitest";
import { createClock } from "../src/clock.ts";
import { createRecorder, type RequestFilter } from "../src/requests.ts";

let time = 0;
const masker = createMasker();

function record() {
  const recorder = createRecorder({ clock: createClock(() => time), masker });
  for (const [index, tenant] of ["ana", "eva", "ana"].entries()) {
    time = index * 10;
    const kept = recorder.keep({ method: "PATCH", path: `/${index}`, query: "", headers: new Headers(), body: "" });
    recorder.place(kept, { tenant, operation: "updateCustomer", customer: `${index}` });
  }
  return recorder;
}

it.each<[RequestFilter, number[]]>([
  [{}, [1, 2, 3]],
  [{ tenant: "ana" }, [1, 3]],
  [{ tenant: "ana", customer: "2" }, [3]],
  [{ operation: "createAccessToken" }, []],
  [{ since: 10 }, [2, 3]],
  [{ until: 10 }, [1]],
  [{ path: "/1", method: "PATCH" }, [2]],
  [{ status: 200 }, []],
])("finds what fits %j", (filter, numbers) => {
  expect(
    record()
      .find(filter)
      .map(({ number }) => number),
  ).toEqual(numbers);
});
