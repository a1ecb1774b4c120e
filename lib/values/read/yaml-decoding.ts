import { type Alias, type Document, isAlias, isNode, type Node, visit } from 'yaml';

import type { TextFault } from './values-yaml-text';
import { DEEPEST, TOO_DEEP } from './yaml-depth';

/** What is known while a document is turned into values. */
export interface Decoding {
  readonly text: string;
  /** Where each alias leads: to the last node before it that has its anchor. */
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly faults: TextFault[];
  /** The nodes that aliases lead to, from the root to the place that is being read. */
  readonly within: Set<Node>;
  decoded: number;
  decodedInAliases: number;
  /** How many lists and maps the place that is being read is in; aliases count as what they stand for. */
  depth: number;
  isStopped: boolean;
}

/** Begins to decode a document. */
export function decodingOf(document: Document, text: string): Decoding {
  const targets = aliasTargets(document);
  return { text, targets, faults: [], within: new Set(), decoded: 0, decodedInAliases: 0, depth: 0, isStopped: false };
}

/** Reports a fault at a node. */
export function addFault(decoding: Decoding, node: unknown, what: string, fix: string): void {
  const range = isNode(node) ? node.range : undefined;
  decoding.faults.push({ what, fix, offset: range?.[0] ?? 0 });
}

/** Counts one node that is read, and tells whether reading goes on: a few aliases of aliases can stand for billions of nodes. */
export function countNode(decoding: Decoding, node: unknown): boolean {
  decoding.decoded += 1;
  decoding.decodedInAliases += decoding.within.size > 0 ? 1 : 0;
  const { decoded, decodedInAliases, isStopped } = decoding;
  if (
    !isStopped &&
    decodedInAliases > 100 &&
    decoded > 1000 &&
    decodedInAliases / decoded > allowedAliasShare(decoded)
  ) {
    stop(decoding, node, 'aliases stand for too many values, and Helm refuses that', 'write the values out');
  } else if (!isStopped && decoding.depth > DEEPEST) {
    stop(decoding, node, TOO_DEEP, 'give the values fewer levels');
  }
  return !decoding.isStopped;
}

function stop(decoding: Decoding, node: unknown, what: string, fix: string): void {
  addFault(decoding, node, what, fix);
  decoding.isStopped = true;
}

/** https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/decode.go, allowedAliasRatio */
function allowedAliasShare(decoded: number): number {
  const share = 0.99 - 0.89 * ((decoded - 400_000) / 3_600_000);
  return Math.min(0.99, Math.max(0.1, share));
}

function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_key, node) => {
      const target = isAlias(node) ? anchored.get(node.source) : undefined;
      if (isAlias(node) && target !== undefined) {
        targets.set(node, target);
      } else if (!isAlias(node) && node.anchor !== undefined) {
        anchored.set(node.anchor, node);
      }
    },
  });
  return targets;
}
