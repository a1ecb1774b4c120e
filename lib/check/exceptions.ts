import { describe, didYouMean, throwProblems, type Problem } from '../diagnostic';
import type { RuleException } from '../chart/rule-exception';
import type { HelmChart } from '../chart/helm-chart';
import type { ChartTemplate } from '../chart/chart-template';
import type { ObjectView } from './object-view';
import type { Finding, Rule, RuleContext } from './rule';

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Refuses exceptions that say nothing, except nothing, or are over; all of them at once.
 *
 * @throws ChartError EXCEPTION_INVALID, EXCEPTION_EXPIRED
 */
export function requireSoundExceptions({ exceptions, metadata }: HelmChart, { documents }: ChartTemplate, rules: readonly Rule[], today: string | undefined): void {
  const sources = documents.map(({ source }) => source);
  const problems = exceptions.flatMap((exception) => problemsOf(exception, sources, rules, today).map((problem) => ({ ...problem, in: metadata.name })));
  throwProblems('EXCEPTION_INVALID', `the exceptions of ${metadata.name} have problems`, problems);
}

function problemsOf({ rule: id, object, reason, expires }: RuleException, sources: readonly string[], rules: readonly Rule[], today: string | undefined): readonly Problem[] {
  const ids = rules.map((rule) => rule.id);
  const rule = rules.find((each) => each.id === id);
  const problems: Problem[] = [];
  const invalid = (what: string, fix: string): void => {
    problems.push({ code: 'EXCEPTION_INVALID', what, fix });
  };
  if (rule === undefined) {
    invalid(`an exception names the rule "${id}", which does not exist${didYouMean(id, ids)}`, 'name a rule that `chartwright check` lists');
  } else if ('podSecurity' in rule) {
    invalid(`an exception from ${id} is asked for, and the Pod Security Standards have none`, 'change the pod');
  }
  if (!sources.some((source) => covers(object, source))) {
    invalid(`an exception from ${id} names the object "${object}", which is not in the chart${didYouMean(object, sources)}`, 'name the path of a construct below its chart');
  }
  if (reason.trim() === '') {
    invalid(`an exception from ${id} for ${object} has no reason`, 'say why the rule need not be kept');
  }
  if (!DAY.test(expires) || Number.isNaN(Date.parse(expires))) {
    invalid(`an exception from ${id} for ${object} expires on ${describe(expires)}`, 'write a day as 2027-06-30');
  } else if (today === undefined) {
    invalid(`an exception from ${id} for ${object} expires on ${expires}, and nobody said what day it is`, 'pass today to checkChart');
  } else if (expires < today) {
    problems.push({ code: 'EXCEPTION_EXPIRED', what: `the exception from ${id} for ${object} expired on ${expires}`, fix: 'keep the rule, or decide on the exception again' });
  }
  return problems;
}

/** The exceptions from one rule. */
export function exceptionsFrom(rule: Rule, { exceptions }: HelmChart): readonly RuleException[] {
  return exceptions.filter((exception) => exception.rule === rule.id);
}

/** A rule that finds nothing in excepted objects. They are left out while it looks, so that a proof speaks of all others. */
export function withExceptions(rule: Rule, exceptions: readonly RuleException[]): Rule {
  if (exceptions.length === 0) {
    return rule;
  }
  const kept = function* <Found>(findings: Iterable<Found>, sourceOf: (finding: Found) => string | undefined): Iterable<Found> {
    for (const finding of findings) {
      const source = sourceOf(finding);
      if (!exceptions.some(({ object }) => source !== undefined && covers(object, source))) {
        yield finding;
      }
    }
  };
  const sourceOf = (finding: Finding): string => finding.object.source;
  switch (rule.kind) {
    case 'object':
      return { ...rule, check: (object: ObjectView, context: RuleContext) => kept(rule.check(object, context), sourceOf) };
    case 'chart':
      return { ...rule, check: (context: RuleContext) => kept(rule.check(context), sourceOf) };
    case 'template':
      return { ...rule, check: (template: ChartTemplate, chart: HelmChart) => kept(rule.check(template, chart), ({ source }) => source) };
  }
}

function covers(object: string, source: string): boolean {
  return source === object || source.startsWith(`${object}/`);
}
