/** Numbers from 0 to below 1 that look random, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A JSON text changed at random in so many ways: characters overwritten, taken
 * out or doubled, the end cut off, and values of the JSON put in place of others,
 * which leaves it JSON that says something else.
 */
export function* mutated(json: string, count: number, seed: number): Generator<string, void, void> {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let made = 0; made < count; made += 1) {
    if (random() < 0.5) {
      yield withOtherValues(json, below);
      continue;
    }
    const [from, length] = [below(json.length), below(20)];
    const rest = json.slice(from + length);
    switch (below(4)) {
      case 0:
        yield json.slice(0, from) + rest;
        break;
      case 1:
        yield json.slice(0, from) + String.fromCharCode(below(0x10000)).repeat(length) + rest;
        break;
      case 2:
        yield json.slice(0, from + length) + json.slice(from);
        break;
      default:
        yield json.slice(0, from);
    }
  }
}

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  "",
  " ",
  "x".repeat(30_000),
  "\ud800",
  [],
  {},
  [[]],
  [null],
  { "": { "": {} } },
  "urn:warrant:claim:",
];

function withOtherValues(json: string, below: (limit: number) => number): string {
  const values = strange.map((value) => JSON.stringify(value));
  JSON.stringify(JSON.parse(json), (_key, value: unknown) => {
    values.push(JSON.stringify(value));
    return value;
  });
  const changes = 1 + below(4);
  const places = new Set(Array.from({ length: changes }, () => 1 + below(values.length - strange.length)));
  let place = 0;
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) => {
    place += 1;
    return places.has(place) ? JSON.parse(values[below(values.length)] ?? "null") : value;
  });
}
