import type { Stance } from "../../model/records.ts";
import type { DocumentInference, DocumentPlace, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { drawnPlaces } from "../drawn-places.ts";
import { Losses } from "../losses.ts";
import { withoutMarkup } from "../plain-text.ts";
import { carriedByAif } from "./carried.ts";
import { schemeIds } from "./scheme-names.ts";

type AifNode = {
  readonly nodeID: string;
  readonly text: string;
  readonly type: "I" | "RA" | "CA" | "L" | "YA";
  readonly scheme?: string;
  readonly schemeID?: string;
};

type AifLocution = {
  readonly nodeID: string;
  readonly personID: number;
  readonly timestamp: null;
  readonly start: null;
  readonly end: null;
  readonly source: string;
};

type OvaNode = {
  readonly nodeID: string;
  readonly visible: boolean;
  readonly x: number;
  readonly y: number;
  readonly timestamp: "";
};

/** Writes a map as AIFdb serves it, with the participants and schemes that it takes on upload. */
export function writeAif(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const graph = new AifGraph(carriedByAif(document, losses, false));
  const { nodes, edges, schemefulfillments, participants, locutions } = graph;
  return {
    text: json({
      nodes,
      edges: edges.map((edge, index) => ({ edgeID: String(index + 1), ...edge, formEdgeID: null })),
      locutions: locutions.map((locution) => ({ ...locution, personID: String(locution.personID) })),
      schemefulfillments,
      participants,
    }),
    losses: losses.list(),
  };
}

/** Writes a map as xAIF, as OVA3 reads it: the same graph, and where the cards stand. */
export function writeXaif(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const carried = carriedByAif(document, losses, true);
  const graph = new AifGraph(carried);
  const { nodes, schemefulfillments, participants, locutions } = graph;
  const edges = graph.edges.map((edge, index) => ({ edgeID: index + 1, ...edge }));
  const shown = shownNodes(carried, graph);
  const seen = new Set(shown.filter(({ visible }) => visible).map(({ nodeID }) => nodeID));
  return {
    text: json({
      AIF: {
        nodes: nodes.map(({ nodeID, text, type }) => ({ nodeID, text, type })),
        edges,
        schemefulfillments,
        participants,
        locutions,
        descriptorfulfillments: [],
        cqdescriptorfulfillments: [],
      },
      OVA: {
        firstname: "",
        surname: "",
        url: "",
        nodes: shown,
        edges: edges.map(({ fromID, toID }) => ({ fromID, toID, visible: seen.has(fromID) && seen.has(toID) })),
      },
      text: "",
    }),
    losses: losses.list(),
  };
}

/**
 * How OVA shows the nodes: claims at their cards' places, arguments between them,
 * what was said out of sight, as its users have it until they ask for it. A claim
 * without a place is left to OVA.
 */
function shownNodes(map: MapDocument, graph: AifGraph): OvaNode[] {
  const { junctions } = drawnPlaces(map);
  const places = new Map<string | undefined, DocumentPlace | null>([
    ...map.claims.map(({ id, place }) => [graph.idOfClaim.get(id), place] as const),
    ...map.inferences.map(({ id }) => [graph.idOfInference.get(id), junctions.get(id) ?? null] as const),
  ]);
  return graph.nodes.flatMap(({ nodeID }): OvaNode[] => {
    const place = places.get(nodeID);
    if (place === undefined) return [{ nodeID, visible: false, x: 0, y: 0, timestamp: "" }];
    return place === null ? [] : [{ nodeID, visible: true, x: place.x, y: place.y, timestamp: "" }];
  });
}

/** Nodes and edges of a map that AIF carries whole. Ids count from 1. */
class AifGraph {
  readonly nodes: AifNode[] = [];
  readonly edges: { readonly fromID: string; readonly toID: string }[] = [];
  readonly schemefulfillments: { readonly nodeID: string; readonly schemeID: string }[] = [];
  readonly participants: { readonly participantID: number; readonly firstname: string; readonly surname: string }[];
  readonly locutions: AifLocution[] = [];
  readonly idOfClaim: ReadonlyMap<string, string>;
  readonly idOfInference: ReadonlyMap<string, string>;

  constructor(document: MapDocument) {
    const { claims, inferences, speakers } = document;
    this.idOfClaim = new Map(claims.map(({ id, text }) => [id, this.#add({ text, type: "I" })]));
    this.idOfInference = new Map(inferences.map((inference) => [inference.id, this.#addScheme(inference)]));
    for (const { id, premises, target } of inferences) {
      const node = this.idOfInference.get(id);
      for (const { claimId } of premises) this.#join(this.idOfClaim.get(claimId), node);
      const aim = "claimId" in target ? this.idOfClaim.get(target.claimId) : this.idOfInference.get(target.inferenceId);
      this.#join(node, aim);
    }
    this.participants = speakers.map(({ name }, index) => {
      const last = name.lastIndexOf(" ");
      return { participantID: index + 1, firstname: name.slice(0, Math.max(0, last)), surname: name.slice(last + 1) };
    });
    this.#addSpeech(document);
  }

  #add(node: Omit<AifNode, "nodeID">): string {
    const nodeID = String(this.nodes.length + 1);
    this.nodes.push({ nodeID, ...node, text: withoutMarkup(node.text) });
    if (node.schemeID !== undefined) this.schemefulfillments.push({ nodeID, schemeID: node.schemeID });
    return nodeID;
  }

  #addScheme({ kind, scheme }: DocumentInference): string {
    const type = kind === "support" ? "RA" : "CA";
    // A named scheme goes without its number, which is AIFdb's own to give.
    if (scheme !== null) return this.#add({ text: scheme, type, scheme: withoutMarkup(scheme) });
    return this.#add({ type, ...named(kind === "support" ? "Default Inference" : "Default Conflict") });
  }

  #join(fromID: string | undefined, toID: string | undefined): void {
    if (fromID !== undefined && toID !== undefined) this.edges.push({ fromID, toID });
  }

  /** A locution for each quotation, and an illocution between it and each claim that rests on it. */
  #addSpeech({ claims, quotations, speakers, sources }: MapDocument): void {
    const speakerAt = new Map(speakers.map(({ id }, index) => [id, index]));
    const labelOf = new Map(sources.map(({ id, label }) => [id, label]));
    const spoken = new Map<string, string>();
    for (const { id, exact, speakerId, sourceId } of quotations) {
      const at = speakerAt.get(speakerId) ?? 0;
      const nodeID = this.#add({ text: `${speakers[at]?.name ?? ""} : ${exact}`, type: "L" });
      spoken.set(id, nodeID);
      const source = withoutMarkup(labelOf.get(sourceId) ?? "");
      this.locutions.push({ nodeID, personID: at + 1, timestamp: null, start: null, end: null, source });
    }
    const act: Record<Stance, keyof typeof schemeIds> = { asserts: "Asserting", denies: "Disagreeing" };
    for (const { id, quotations: behind } of claims) {
      for (const { quotationId, stance } of behind) {
        const illocution = this.#add({ type: "YA", ...named(act[stance]) });
        this.#join(spoken.get(quotationId), illocution);
        this.#join(illocution, this.idOfClaim.get(id));
      }
    }
  }
}

function named(scheme: keyof typeof schemeIds): Pick<AifNode, "text" | "scheme" | "schemeID"> {
  return { text: scheme, scheme, schemeID: schemeIds[scheme] };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
