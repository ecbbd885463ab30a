import { expect } from "vitest";
import { type Answer, errorCodes } from "#shared/contract/errors.ts";
import type { World } from "./world.ts";

/** Makes a world that goes with the test. */
export type Enter = (options?: { damaged?: boolean }) => Promise<World>;

type Damage = { readonly movedTo: string; readonly backups: readonly { readonly path: string; readonly at: string }[] };

export function damageOf(answer: Answer<unknown>): Damage {
  if (answer.ok) throw new Error("the library is not damaged");
  return answer.error.details as Damage;
}

export async function succeed<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new Error(`${settled.error.code}: ${settled.error.message}`);
  return settled.value;
}

export function expectRefusal(answer: Answer<unknown>, code: (typeof errorCodes)[number]): void {
  expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/\S/) } });
  const text = JSON.stringify(answer);
  expect(text, "neither stack nor path").not.toMatch(/\n\s+at |node_modules|\.ts:\d|warrant-contract-|\/home\//);
  if (!answer.ok) expect(errorCodes).toContain(answer.error.code);
}
