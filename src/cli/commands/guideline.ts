import { Argument, Command, Option } from 'commander';
import type { Impact, RecheckScope } from '@shared/contract/guideline-views';
import type { RecheckScopes } from '@shared/contract/guidelines';
import { currentVersion } from '@main/db/queries/guideline-versions';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { comparisonOfCase, comparisonOfVersion } from '@main/guidelines/comparison';
import { stillOpen } from '@main/guidelines/case-suggestions';
import { caseNamed } from '@main/guidelines/case-named';
import { diffVersions } from '@main/guidelines/diff';
import { exportGuideline } from '@main/guidelines/export-guideline';
import { impactOfDraft } from '@main/guidelines/impact';
import { importGuideline } from '@main/guidelines/import-guideline';
import { outcomeOf } from '@main/guidelines/outcome';
import { publish } from '@main/guidelines/publish';
import { listRechecks, settleRechecks } from '@main/guidelines/rechecks';
import { roleOf } from '@main/guidelines/rights';
import { rulesOf } from '@main/guidelines/rule-sets';
import { listRules } from '@main/guidelines/rules';
import { versionNamed, versionViews } from '@main/guidelines/version-named';
import type { Cli, Outcome, Task } from '../cli';
import { UsageError } from '../exit-codes';
import { searchSignals, signalWords } from '../case-signals';
import { keepLooks } from '../keep-looks';
import { comparisonWords } from '../comparison-words';
import {
  acknowledgeVersion,
  answerQuestion,
  askQuestion,
  questions,
  type QuestionOptions,
} from '../guideline-questions';
import { diffWords, impactWords } from '../guideline-words';
import { withProject } from '../with-project';
import { count } from '../words';

interface Options extends QuestionOptions {
  readonly dryRun?: boolean;
  readonly scope?: RecheckScope;
  readonly recheck: boolean;
  readonly settle?: boolean;
  readonly case?: string;
}

type Action = (
  store: Store,
  args: readonly string[],
  options: Options,
  cli: Cli,
  task: Task,
) => Outcome | Promise<Outcome>;

const actions: Readonly<Record<string, Action>> = {
  list,
  show,
  diff,
  publish: publishDraft,
  recheck,
  agreement,
  signals,
  questions,
  ask: askQuestion,
  answer: answerQuestion,
  acknowledge: acknowledgeVersion,
  export: exportTo,
  import: importFrom,
};

export function guidelineCommand(cli: Cli): Command {
  return new Command('guideline')
    .description(
      'the rules that labels are made by: ask, answer, compare and publish, acknowledge, and recheck what they re-open',
    )
    .argument('<project>', 'the project file')
    .addArgument(new Argument('<action>', 'what to do').choices(Object.keys(actions)))
    .argument(
      '[names...]',
      'versions (a number, an id, current or draft), the folder of export and import, the image to ask about, or the question to answer',
    )
    .option('--reason <words>', 'publish: why; ask: what is unclear')
    .option('--region <left,top,width,height>', 'ask: about this part of the image, in pixels')
    .option('--text <markdown>', 'answer: what is decided')
    .option('--rule <title>', 'answer: and make it a rule of the draft, with what was asked about as its example')
    .option('--dry-run', 'publish: only say which labels would be re-opened')
    .option('--no-recheck', 'publish: re-open no labels')
    .addOption(
      new Option(
        '--scope <which>',
        'publish: re-open all labels of the changed rules, wide: also what looks like their examples, alike: only that and the cases, or only their cases',
      ).choices(['all', 'wide', 'alike', 'cases']),
    )
    .option('--settle', 'recheck: say that all pending labels were looked at; an annotator says so of their own')
    .option('--case <title>', 'agreement: on a rare case, by its title or id, before its rule changed and now')
    .addHelpText(
      'after',
      '\nExamples:\n  plumbline guideline traffic.plumb diff current draft' +
        '\n  plumbline guideline traffic.plumb ask crossing.jpg --region 40,60,200,120 --reason "One sign or two?"' +
        '\n  plumbline guideline traffic.plumb publish --reason "Reflections are decided"' +
        '\n\nExample:\n  plumbline guideline traffic.plumb list',
    )
    .action((project: string, action: string, names: string[], options: Options) =>
      cli.run((task) => {
        const run = actions[action];
        if (!run) throw new UsageError(`There is nothing like "guideline ${action}".`);
        return withProject(project, (store) => run(store, names, options, cli, task));
      }),
    );
}

function list(store: Store, [name = 'draft']: readonly string[]): Outcome {
  const version = versionNamed(store, name);
  const rules = listRules(store, version);
  const versions = versionViews(store);
  return {
    result: { version, versions, rules },
    words: [
      ...versions.map(
        ({ number, author, publishedAt, reason }) =>
          `Version ${number}  ${publishedAt.slice(0, 10)}  ${author.name}: ${reason}`,
      ),
      ...rules.map(({ title, status, change }) => `${title}  (${status}${change === 'none' ? '' : `, ${change}`})`),
      `${count(rules.length, 'rule')}.`,
    ],
  };
}

function show(store: Store, [name = 'current']: readonly string[]): Outcome {
  const version = versionNamed(store, name);
  const rules = [...rulesOf(store, version)].map(([id, rule]) => ({ id, ...rule }));
  return {
    result: { version, rules },
    words: rules.flatMap(({ title, situation, text }) => [`# ${title}`, ...(situation ? [situation] : []), text, '']),
  };
}

/** Without names: the draft against what is in force, which before the first version is nothing. */
function diff(store: Store, [from, to = 'draft']: readonly string[]): Outcome {
  const isFirst = from === undefined && currentVersion(store.db) === null;
  const diffs = diffVersions(store, isFirst ? null : versionNamed(store, from ?? 'current'), versionNamed(store, to));
  return { result: diffs, words: diffs.length === 0 ? ['Nothing differs.'] : diffs.flatMap(diffWords) };
}

async function publishDraft(
  store: Store,
  _: readonly string[],
  options: Options,
  cli: Cli,
  task: Task,
): Promise<Outcome> {
  const model = await looksNeeded(store, options, cli, task);
  const { rules } = impactOfDraft(store, [], model);
  const scopes = scopesOf(rules, options);
  const impact = impactOfDraft(store, scopes, model);
  if (options.dryRun) return { result: { impact }, words: impactWords(impact) };
  const reason = options.reason?.trim();
  if (!reason) throw new UsageError('To publish takes --reason: people will ask why.');
  const published = await publish(store, { base: impact.base, reason, scopes }, task, model);
  return {
    result: { ...published, impact },
    words: [
      ...impactWords(impact),
      `Published version ${published.version.number}; ${count(published.rechecks, 'label')} to recheck.`,
    ],
  };
}

/** Pictures are only compared where a rule asks for it. */
async function looksNeeded(store: Store, { scope, recheck }: Options, cli: Cli, task: Task): Promise<Buffer | null> {
  if (!recheck) return null;
  const { rules } = impactOfDraft(store, []);
  const isAsked = scope === 'alike' || scope === 'wide';
  const isNeeded = rules.some((rule) => rule.alike !== null && (isAsked || rule.scope === 'alike'));
  return isNeeded ? keepLooks(store, cli, task) : null;
}

/** A rule of which only the title or the reasons changed re-opens nothing. */
function scopesOf(rules: Impact['rules'], { scope, recheck }: Options): RecheckScopes {
  if (!recheck) return rules.map(({ rule }) => ({ rule, scope: 'none' }));
  return rules.flatMap(({ rule, substance }) => (scope && substance ? [{ rule, scope }] : []));
}

async function recheck(store: Store, [name = 'current']: readonly string[], { settle }: Options): Promise<Outcome> {
  const version = versionNamed(store, name);
  if (version === 'draft') throw new UsageError('A recheck is of a published version.');
  const queue = { state: 'pending', version, offset: 0, limit: -1 } as const;
  const pending = () => listRechecks(store, { ...queue, mine: false }).items;
  // An annotator looks at their own labels again; the others' wait for them.
  const mine = roleOf(store) === 'annotator';
  const ids = listRechecks(store, { ...queue, mine }).items.map(({ id }) => id);
  const settled = settle ? await whenFree(() => settleRechecks(store, ids)) : null;
  const outcome = outcomeOf(store, version);
  const { all } = outcome;
  return {
    result: { outcome, settled: settled?.settled ?? 0, pending: pending() },
    words: [
      ...outcome.byRule.map(
        ({ title, total, confirmed, changed }) => `${title}: ${confirmed} held, ${changed} changed, of ${total}`,
      ),
      `${all.pending} pending, ${all.confirmed} confirmed, ${all.changed} changed, ${all.dismissed} dismissed.`,
    ],
  };
}

function agreement(store: Store, [name = 'current']: readonly string[], options: Options): Outcome {
  if (options.case !== undefined) {
    const comparison = comparisonOfCase(store, caseNamed(store, options.case));
    return { result: comparison, words: comparisonWords(comparison) };
  }
  const version = versionNamed(store, name);
  if (version === 'draft') throw new UsageError('Agreement before and after is of a published version.');
  const comparison = comparisonOfVersion(store, version);
  return { result: comparison, words: comparisonWords(comparison) };
}

async function signals(store: Store, _: readonly string[], __: Options, cli: Cli, task: Task): Promise<Outcome> {
  const found = stillOpen(store, await searchSignals(store, cli, task));
  return { result: found, words: signalWords(store, found) };
}

async function exportTo(
  store: Store,
  [folder, name = 'current']: readonly string[],
  _: Options,
  __: Cli,
  task: Task,
): Promise<Outcome> {
  if (folder === undefined) throw new UsageError('To export takes a folder.');
  const report = await exportGuideline(store, { folder, version: versionNamed(store, name) }, task);
  return {
    result: report,
    words: [
      ...report.left.map(({ rule, message }) => `Left out of "${rule}": ${message}`),
      `Wrote ${count(report.rules, 'rule')} with ${count(report.pictures, 'picture')} to ${report.path}.`,
    ],
  };
}

async function importFrom(
  store: Store,
  [folder]: readonly string[],
  _: Options,
  __: Cli,
  task: Task,
): Promise<Outcome> {
  if (folder === undefined) throw new UsageError('To import takes a folder.');
  const report = await importGuideline(store, folder, task);
  const { added, changed, unchanged, unknownClasses, lostExamples } = report;
  return {
    result: report,
    words: [
      ...(unknownClasses.length > 0 ? [`The project has no class for: ${unknownClasses.join(', ')}.`] : []),
      ...(lostExamples > 0
        ? [`Left out ${count(lostExamples, 'example')} of pictures that the project does not have.`]
        : []),
      `Into the draft: ${added} added, ${changed} changed, ${unchanged} as they were.`,
    ],
  };
}
