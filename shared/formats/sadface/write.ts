import type { DocumentNoteSubject, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { Losses } from "../losses.ts";
import { carriedBySadface } from "./carried.ts";
import { namespace } from "./names.ts";
import { uuidOf } from "./uuid.ts";

/** Writes a map as SADFace 0.2. What SADFace has no place for stands in metadata under Warrant's own name. */
export function writeSadface(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const map = carriedBySadface(document, losses);
  const claimId = (id: string) => uuidOf(`claim ${id}`);
  const inferenceId = (id: string) => uuidOf(`inference ${id}`);
  const positionName = new Map(map.positions.map(({ id, name }) => [id, name]));
  const notes = notesBySubject(map);
  const edges: { readonly source_id: string; readonly target_id: string }[] = [];
  for (const { id, premises, target } of map.inferences) {
    for (const premise of premises) edges.push({ source_id: claimId(premise.claimId), target_id: inferenceId(id) });
    const aim = "claimId" in target ? claimId(target.claimId) : inferenceId(target.inferenceId);
    edges.push({ source_id: inferenceId(id), target_id: aim });
  }
  const sadface = {
    edges: edges.map((edge, index) => ({ id: uuidOf(`edge ${index} ${edge.source_id} ${edge.target_id}`), ...edge })),
    metadata: {
      core: {
        analyst_email: "",
        analyst_name: "",
        created: document.createdAt ?? "",
        edited: document.updatedAt ?? "",
        id: uuidOf(`map ${document.title} ${document.createdAt}`),
        version: "0.2",
        title: map.title,
        ...(map.description === "" ? {} : { description: map.description }),
      },
      [namespace]: present({
        direction: map.direction,
        positions: map.positions.map(({ name, look }) => ({ name, ...look })),
        frames: map.frames.map(({ id: _, ...frame }) => frame),
        notes: notes.get("map"),
      }),
    },
    nodes: [
      ...map.claims.map(({ id, text, positionId, tags, place, collapsed }) => ({
        id: claimId(id),
        metadata: {
          core: {},
          [namespace]: present({
            position: positionId === null ? undefined : positionName.get(positionId),
            tags: tags.length === 0 ? undefined : tags,
            place: place ?? undefined,
            collapsed: collapsed || undefined,
            notes: notes.get(`claim ${id}`),
          }),
        },
        sources: [],
        text,
        type: "atom",
      })),
      ...map.inferences.map(({ id, kind, scheme, premises, place }) => {
        const implicit = premises.filter((premise) => premise.implicit).map((premise) => claimId(premise.claimId));
        return {
          id: inferenceId(id),
          metadata: {
            core: {},
            [namespace]: present({
              kind,
              scheme: scheme ?? undefined,
              implicit: implicit.length === 0 ? undefined : implicit,
              place: place ?? undefined,
              notes: notes.get(`inference ${id}`),
            }),
          },
          name: scheme ?? kind,
          type: "scheme",
        };
      }),
    ],
    resources: [],
  };
  return { text: `${JSON.stringify(sadface, null, 2)}\n`, losses: losses.list() };
}

/** Texts of notes by what they are on. */
function notesBySubject({ notes }: MapDocument): Map<string, string[]> {
  const bySubject = new Map<string, string[]>();
  for (const { subject, text } of notes) {
    const key = keyOf(subject);
    const before = bySubject.get(key);
    if (before) before.push(text);
    else bySubject.set(key, [text]);
  }
  return bySubject;
}

function keyOf(subject: DocumentNoteSubject): string {
  return subject.kind === "map" ? "map" : `${subject.kind} ${subject.id}`;
}

/** The entries that have a value. */
function present(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
