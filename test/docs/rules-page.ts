import { stringify } from 'yaml';
import { imageRegistries, OPTIONAL_RULES, RULES, type ChartRule, type ObjectRule, type Rule, type TemplateRule } from '../../lib/check';
import { TEMPLATE_EXAMPLES } from '../check/template-examples';
import { premisesOfCharts, UNDECIDABLE_CHECKS } from '../../lib/check/premises';
import { templateOf, type HelmChart } from '../../lib';
import { chartText } from './emitted';
import { anchor, block, code, folded, page, table } from './markdown';

// Characters of a chart that is still worth reading.
const LONGEST_EXAMPLE = 3000;

const registries = imageRegistries(['registry.example.com']);
const optional: readonly Rule[] = [...OPTIONAL_RULES, registries];

/** What `check` knows: every rule with an example that keeps it and one that breaks it, and what no rule decides. */
export function rulesPage(): string {
  return page([
    '# Rules',
    'What `npx chartwright check` decides of a chart for every values file that its schema accepts. A rule of severity `error` stops a release; a `warning` is advice. Optional rules are checked only where they are named: `--rule <id>`, or `imageRegistries([…])` in code. Written by `npm run docs` from the rules themselves; tests run every example.',
    table(
      ['rule', 'severity', 'what holds', 'auditors\' checks'],
      [...RULES, ...optional].map((rule) => [`[${code(rule.id)}](#${anchor(rule.id)})`, `${rule.severity}${optional.includes(rule) ? ', optional' : ''}`, rule.description, (rule.checks ?? []).join(', ')]),
    ),
    '## What is taken for granted',
    'A proof says what holds where these do.',
    table(['whose task', 'premise', 'of'], premisesOfCharts([...RULES, ...optional]).map(({ task, sentence }) => [task, sentence, rulesWith(sentence)])),
    '## What no chart decides',
    'Checks of auditors\' tools that look at more than a chart. Each report lists them.',
    table(['checks', 'whose task', 'what'], UNDECIDABLE_CHECKS.map(({ checks, task, sentence }) => [checks.join(', '), task, sentence])),
    ...[...RULES, ...optional].flatMap(ruleSection),
  ]);
}

/** The rules that name a premise; those without one are all that is said of a chart. */
function rulesWith(sentence: string): string {
  const named = [...RULES, ...optional].filter(({ premises = [] }) => premises.length > 0);
  const naming = named.filter((rule) => premisesOfCharts([rule]).some((premise) => premise.sentence === sentence));
  return premisesOfCharts([]).some((premise) => premise.sentence === sentence) ? 'every rule' : naming.map(({ id }) => code(id)).join(', ');
}

function ruleSection(rule: Rule): readonly string[] {
  const facts = [rule.severity, ...(optional.includes(rule) ? ['optional'] : []), ...(rule.checks === undefined ? [] : [`auditors' checks ${rule.checks.join(', ')}`])];
  return [
    `## ${rule.id}`,
    `${rule.description} (${facts.join('; ')})`,
    `Remedy: ${rule.remedy}`,
    `Source: <${rule.source}>`,
    ...(rule.kind === 'template' ? templateExamples(rule) : objectExamples(rule)),
  ];
}

function objectExamples({ examples: { passing, failing } }: ObjectRule | ChartRule): readonly string[] {
  return [folded('Keeps it', objects(shortest(passing))), folded('Breaks it', objects(shortest(failing)))];
}

function objects(of: readonly object[]): string {
  return block('yaml', of.map((object) => stringify(object)).join('---\n'));
}

function shortest(examples: readonly (readonly object[])[]): readonly object[] {
  return [...examples].sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length)[0] ?? [];
}

/** All charts by what is in them, and one of each kind as its files; what the rule finds in those that break it. */
function templateExamples(rule: TemplateRule): readonly string[] {
  const examples = TEMPLATE_EXAMPLES[rule.id];
  if (examples === undefined) throw new Error(`the rule ${rule.id} has no examples`);
  const broken = Object.entries(examples.failing).map(([name, { chart }]) => {
    const [found] = rule.check(templateOf(chart).template, chart);
    // How small zlib makes something differs from machine to machine.
    return `- ${name}: ${found === undefined ? '' : `${code(found.place)}: ${found.problem.replace(/\d+ bytes/u, 'too many bytes')}`}`;
  });
  const kept = Object.keys(examples.passing).map((name) => `- ${name}`);
  return [
    folded('Keeps it', `${kept.join('\n')}${firstChart(examples.passing)}`),
    folded('Breaks it', `${broken.join('\n')}${firstChart(Object.fromEntries(Object.entries(examples.failing).map(([name, { chart }]) => [name, chart])))}`),
  ];
}

/** Of charts that say by their size alone what they show nothing is printed. */
function firstChart(charts: Readonly<Record<string, HelmChart>>): string {
  const texts = Object.entries(charts).map(([name, chart]) => ({ name, text: chartText(chart) }));
  const first = texts.find(({ text }) => text !== '' && text.length < LONGEST_EXAMPLE);
  return first === undefined ? '' : `\n\nOf “${first.name}”:\n\n${block('yaml', first.text)}`;
}
