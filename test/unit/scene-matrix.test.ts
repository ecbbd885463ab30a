import fc from "fast-check";
import { expect, test } from "vitest";
import type { Matrix } from "#shared/contract/results/who-says-what.ts";
import { emptyMatrixText, matrixScene } from "#shared/scene/matrix.ts";
import { columnWidth, layoutMatrix, rowHeadWidth } from "#shared/scene/matrix-layout.ts";
import { themes } from "#shared/scene/theme.ts";
import { positions } from "./scene-fixture.ts";
import { expectGolden } from "./scene-golden.ts";
import { matrices, outside, overlaps, textBoxes } from "./who-says-what-arbitrary.ts";

const at = "2026-01-02T03:04:05.678Z";
const times = { createdAt: at, updatedAt: at };
const passage = { quotationId: "q", sourceId: "so", stance: "asserts" as const, date: "2017", exact: "words" };

const story: Matrix = {
  speakers: [
    { id: "s1", kind: "person", name: "Ada", role: "Minister", organisation: "State" },
    { id: "s2", kind: "organisation", name: "Firm", role: null, organisation: null },
  ],
  claims: [
    { id: "a", text: "Police need newer laws.", positionId: positions[0]?.id ?? null, objections: 2, ...times },
    { id: "b", text: "Old laws will do.", positionId: null, objections: 0, ...times },
  ],
  cells: [
    { speakerId: "s1", claimId: "a", stance: "asserts", sayings: [passage, passage] },
    { speakerId: "s2", claimId: "a", stance: "denies", sayings: [passage] },
    { speakerId: "s2", claimId: "b", stance: "both", sayings: [passage, passage] },
  ],
  total: 2,
};
const draw = (matrix: Matrix, theme: "light" | "dark" = "light") =>
  matrixScene(matrix, { title: "Who says what", positions, theme });

test("[T8] a matrix is drawn as it was", () => {
  expectGolden("matrix", draw(story));
});

test("[T8] a matrix has the same shape in both themes", () => {
  const shape = (theme: "light" | "dark") => JSON.stringify(draw(story, theme)).replaceAll(/#[0-9a-f]{6}/g, "#");
  expect(shape("dark")).toBe(shape("light"));
});

test("[T9] no text of a matrix lies over another, and nothing reaches over its edge, whatever the texts", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const scene = draw(matrix);
      expect(overlaps(textBoxes(scene))).toEqual([]);
      expect(outside(scene)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("[T9] every claim's words stand over its own column, every speaker's before its own row", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const layout = layoutMatrix(matrix, { positions });
      for (const { text, objections } of layout.columns) {
        expect(text.width).toBeLessThanOrEqual(columnWidth - 16);
        expect(text.height + (objections?.height ?? 0)).toBeLessThan(layout.headHeight);
      }
      let y = layout.headHeight;
      for (const row of layout.rows) {
        expect(row.y).toBe(y);
        expect(Math.max(row.name.width, row.role?.width ?? 0)).toBeLessThanOrEqual(rowHeadWidth - 16);
        expect(row.name.height + (row.role?.height ?? 0)).toBeLessThanOrEqual(row.height);
        y += row.height;
      }
      expect(layout.height).toBe(y);
    }),
  );
});

test("[T10] a cell shows its stance by sign and colour, where its row and column cross; a silent one shows nothing", () => {
  const layout = layoutMatrix(story, { positions });
  const { items } = draw(story);
  const { support, attack } = themes.light;
  const signs = items.flatMap((item) =>
    item.kind === "icon" && item.owner.startsWith("speaker:")
      ? [[item.owner, item.icon, item.stroke, columnAt(item.x)]]
      : [],
  );
  function columnAt(x: number): string | undefined {
    return layout.columns.find((column) => x > column.x && x < column.x + columnWidth)?.claim.id;
  }
  expect(signs).toEqual([
    ["speaker:s1", "check", support, "a"],
    ["speaker:s2", "x", attack, "a"],
    ["speaker:s2", "check", support, "b"],
    ["speaker:s2", "x", attack, "b"],
  ]);
});

test("[T11] without a contested claim it is a small picture that says so", () => {
  const scene = draw({ speakers: [], claims: [], cells: [], total: 0 });
  expect(scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []))).toEqual([
    "Who says what",
    emptyMatrixText,
  ]);
  expect(scene.bounds.height).toBeLessThan(200);
});
