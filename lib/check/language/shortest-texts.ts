import { CharSet, DFA } from 'refa';
import { anyOf, GREATEST, type Automaton } from './automaton';

const PLAIN = CharSet.fromCharacters(GREATEST, Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz').map((each) => each.charCodeAt(0)));

/** Some of the shortest texts of a set; of letters and digits alone where it has such. */
export function shortestTexts(automaton: Automaton, most: number): readonly string[] {
  const plain = DFA.fromIntersection(automaton, anyOf(PLAIN));
  return [...new Set([...firstWords(plain, most), ...firstWords(automaton, most)])].slice(0, most);
}

/** A beginning of texts, and where in the automaton it leads. */
interface Way {
  readonly codes: readonly number[];
  readonly node: DFA.ReadonlyNode;
}

/** The shortest texts, those with lesser characters first. Of the ways to a node only as many are followed as there are texts asked for. */
function firstWords(automaton: Automaton, most: number): readonly string[] {
  const { initial, getOut, isFinal } = automaton.transitionIterator();
  const visits = new Map<DFA.ReadonlyNode, number>();
  const texts: string[] = [];
  for (let ways: readonly Way[] = [{ codes: [], node: initial }]; ways.length > 0 && texts.length < most; ) {
    const followed = ways.filter(({ node }) => {
      const count = visits.get(node) ?? 0;
      visits.set(node, count + 1);
      return count < most;
    });
    texts.push(...followed.filter(({ node }) => isFinal(node)).map(({ codes }) => String.fromCodePoint(...codes)));
    ways = followed.flatMap(({ codes, node }) => [...getOut(node)].flatMap(([next, characters]) => firstCodes(characters, most).map((code) => ({ codes: [...codes, code], node: next })))).sort((a, b) => compareCodes(a.codes, b.codes));
  }
  return texts.slice(0, most);
}

function firstCodes(characters: CharSet, most: number): readonly number[] {
  const codes: number[] = [];
  for (const { min, max } of characters.ranges) {
    for (let code = min; code <= max && codes.length < most; code += 1) {
      codes.push(code);
    }
  }
  return codes;
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((code, at) => code !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
