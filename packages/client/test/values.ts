/** Something to pass where it may not belong. */
export interface Value {
  name: string;
  value: unknown;
}

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

const throwing = new Proxy(
  {},
  {
    get() {
      throw new RangeError("a getter failed");
    },
  },
);

/** A value of every type that JavaScript has, and of the kinds that programs mix up. */
export const values: Value[] = Object.entries({
  undefined: undefined,
  null: null,
  true: true,
  false: false,
  zero: 0,
  "a number": 3,
  "a negative number": -1,
  "a fraction": 1.5,
  infinity: Number.POSITIVE_INFINITY,
  NaN: Number.NaN,
  "a bigint": 3n,
  "an empty string": "",
  "a number in a string": "3000",
  "a word": "text",
  "a line break": "a\r\nb",
  "a check mark": "\u2713",
  "half a pair": "\ud800",
  "a boxed string": new String("text"),
  "a symbol": Symbol("text"),
  "a function": () => "text",
  "an empty array": [],
  "an array": ["text"],
  "an empty object": {},
  "an object without a prototype": Object.create(null),
  "an object that is no text": { toString: null, valueOf: null },
  "a date": new Date(0),
  "a map": new Map([["text", "text"]]),
  "a promise": Promise.resolve("text"),
  "a proxy": new Proxy({}, {}),
  "a revoked proxy": revoked,
  "an object with throwing getters": throwing,
  "an abort controller": new AbortController(),
}).map(([name, value]) => ({ name, value }));
