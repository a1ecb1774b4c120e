import type ts from 'typescript';

/** An error as a docstring tells it. */
export interface Thrown {
  readonly codes: readonly string[];
  /** When it is raised; empty where nothing is said. */
  readonly when: string;
}

/** What a docstring says, by its parts. */
export interface Docstring {
  /** Everything before the first tag. */
  readonly text: string;
  /** What `@default` says. */
  readonly fallback?: string;
  readonly throws: readonly Thrown[];
  readonly examples: readonly string[];
  readonly isInternal: boolean;
}

const NOTHING: Docstring = { text: '', throws: [], examples: [], isInternal: false };

/** The docstring in front of a declaration, or one that says nothing. */
export function docstringOf(node: ts.Node, source: ts.SourceFile): Docstring {
  const leading = source.text.slice(node.pos, node.getStart(source));
  const comment = [...leading.matchAll(/\/\*\*[^]*?\*\//gu)].at(-1)?.[0];
  return comment === undefined ? NOTHING : readDocstring(comment);
}

/** The parts of a comment. An example keeps its lines; everything else becomes paragraphs. */
function readDocstring(comment: string): Docstring {
  const plain = comment.replace(/^\/\*\*[ \t]*/u, '').replace(/\s*\*\/$/u, '').replaceAll(/\n[ \t]*\*(?: |(?=\n|$))/gu, '\n');
  const [text = '', ...tags] = plain.split(/(?:^|\s)@(?=(?:default|throws|example|internal)\b)/u);
  const tagged = (name: string): readonly string[] => tags.filter((tag) => tag.startsWith(name)).map((tag) => tag.slice(name.length));
  const fallback = tagged('default').map(oneLine)[0];
  return {
    text: paragraphs(text),
    ...(fallback === undefined ? {} : { fallback }),
    throws: tagged('throws').map(thrown),
    examples: tagged('example').map((example) => example.trim()),
    isInternal: tags.some((tag) => tag.startsWith('internal')),
  };
}

function thrown(tag: string): Thrown {
  const [names = '', when = ''] = oneLine(tag).replace(/^ChartError /u, '').split(/ – (.*)$/u);
  return { codes: names.split(/,\s*/u), when };
}

/** Lines that are indented stay as they are: Markdown shows them as code. */
function paragraphs(text: string): string {
  const parts = text.trim().split(/\n[ \t]*\n/u);
  return parts.map((part) => (/^ {4}/mu.test(part) ? part : oneLine(part))).join('\n\n');
}

/** Text without its line breaks. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}
