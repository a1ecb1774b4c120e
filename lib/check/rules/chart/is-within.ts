import type { DFA } from 'refa';
import type { Automaton } from '../../language/automaton';
import type { Texts } from './texts';

/** A state of an automaton; undefined where no further text is accepted. */
type State = DFA.ReadonlyNode | undefined;

/** Whether an automaton accepts all texts of a set. Nothing is put together for it: it is enough to know in which states the parts leave the automaton. */
export function isWithin(texts: Texts, automaton: Automaton): boolean {
  const { initial, isFinal } = automaton.transitionIterator();
  return [...statesAfter(texts, automaton, initial)].every((state) => state !== undefined && isFinal(state));
}

// Names begin with the same few parts again and again.
const known = new WeakMap<Texts, Map<State, ReadonlySet<State>>>();

/** The states in which an automaton can be after one of the texts. */
function statesAfter(texts: Texts, automaton: Automaton, state: State): ReadonlySet<State> {
  if (state === undefined) {
    return new Set([undefined]);
  }
  const found = known.get(texts) ?? new Map<State, ReadonlySet<State>>();
  known.set(texts, found);
  const states = found.get(state) ?? findStates(texts, automaton, state);
  found.set(state, states);
  return states;
}

function findStates(texts: Texts, automaton: Automaton, state: DFA.ReadonlyNode): ReadonlySet<State> {
  switch (texts.kind) {
    case 'listed':
      return new Set(texts.texts.map((text) => stateAfterText(text, automaton, state)));
    case 'automaton':
      return statesAfterAny(texts.automaton, automaton, state);
    case 'joined':
      return texts.parts.reduce<ReadonlySet<State>>((states, part) => unionOf([...states].map((each) => statesAfter(part, automaton, each))), new Set([state]));
    case 'either':
      return unionOf(texts.sets.map((each) => statesAfter(each, automaton, state)));
  }
}

function stateAfterText(text: string, automaton: Automaton, start: DFA.ReadonlyNode): State {
  const { getOut } = automaton.transitionIterator();
  return Array.from(text).reduce<State>((state, character) => (state === undefined ? undefined : [...getOut(state)].find(([, characters]) => characters.has(character.codePointAt(0) ?? 0))?.[0]), start);
}

/** Both automata are gone through side by side. */
function statesAfterAny(read: Automaton, automaton: Automaton, start: DFA.ReadonlyNode): ReadonlySet<State> {
  const [first, second] = [read.transitionIterator(), automaton.transitionIterator()];
  const seen = new Map<DFA.ReadonlyNode, Set<State>>();
  const after = new Set<State>();
  const open: (readonly [DFA.ReadonlyNode, State])[] = [[first.initial, start]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [node, state] = pair;
    const states = seen.get(node) ?? new Set<State>();
    seen.set(node, states);
    if (states.has(state)) {
      continue;
    }
    states.add(state);
    if (first.isFinal(node)) {
      after.add(state);
    }
    for (const [next, characters] of first.getOut(node)) {
      const ways = state === undefined ? [] : [...second.getOut(state)].filter(([, accepted]) => !accepted.isDisjointWith(characters));
      open.push(...ways.map(([to]) => [next, to] as const));
      if (!ways.reduce((rest, [, accepted]) => rest.without(accepted), characters).isEmpty) {
        open.push([next, undefined]);
      }
    }
  }
  return after;
}

function unionOf(sets: readonly ReadonlySet<State>[]): ReadonlySet<State> {
  return new Set(sets.flatMap((set) => [...set]));
}
