import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ClassView } from '@shared/contract/classes';
import type { GuidelineImport } from '@shared/contract/guideline-views';
import { canonicalJson } from '@shared/lib/canonical-json';
import { UserError } from '@shared/lib/user-error';
import type { DocumentRule } from '@shared/guidelines/markdown-document';
import { MalformedGuideline, parseGuideline } from '@shared/guidelines/markdown-parse';
import type { ClassId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import type { Rule } from '@shared/model/rule';
import { commit } from '@main/db/commit';
import { longTransaction } from '@main/db/long-transaction';
import { listClasses } from '@main/db/queries/classes';
import { imageById } from '@main/db/queries/images';
import { ruleById } from '@main/db/queries/rules';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { attributesNamed } from './attribute-names';
import { GUIDELINE_FILE } from './export-guideline';
import { requireRole } from './rights';

const MOST_BYTES = 256 * 1024 * 1024;
/** Rules between two breaths of the event loop, in which a cancel is heard. */
const SLICE = 50;

/**
 * Reads an exported guideline into the draft: rules that the project knows are changed, others are added, none is
 * removed. A rule whose classes the project does not have at all is only proposed: in force it would be about every
 * label. Examples are links, so those of pictures that the project does not have are left out and counted.
 *
 * All or nothing: nothing is written when it fails or is cancelled.
 *
 * @throws UserError `guideline.notAllowed`, `guideline.cannotRead`, `guideline.malformed`.
 */
export async function importGuideline(
  store: Store,
  folder: string,
  { signal, progress }: JobContext,
): Promise<GuidelineImport> {
  requireRole(store, 'lead');
  const path = join(resolve(folder), GUIDELINE_FILE);
  const rules = parsed(path, await readText(path));
  const report: GuidelineImport = { added: 0, changed: 0, unchanged: 0, unknownClasses: [], lostExamples: 0 };
  const listed = listClasses(store.db);
  const classes = new Map(listed.map(({ id, name }) => [name.toLowerCase(), id]));
  const unknown = new Set<string>();
  await longTransaction(store, 'IMMEDIATE', async () => {
    for (const [order, rule] of rules.entries()) {
      if (order % SLICE === 0) {
        progress(order, rules.length);
        await setImmediate();
        signal.throwIfAborted();
      }
      const before = ruleById(store.db, rule.id);
      const value = ruleOf(store, rule, order, before, { listed, known: classes }, unknown, report);
      if (before && canonicalJson(before) === canonicalJson(value)) {
        report.unchanged++;
        continue;
      }
      if (before) report.changed++;
      else report.added++;
      commit(store, [{ kind: 'rule', entity: rule.id, value }], 'no-undo');
    }
    signal.throwIfAborted();
  });
  return { ...report, unknownClasses: [...unknown] };
}

interface Known {
  readonly listed: readonly ClassView[];
  /** By name in lower case. */
  readonly known: ReadonlyMap<string, ClassId>;
}

function ruleOf(
  { db }: Store,
  { id: _, ...rule }: DocumentRule,
  order: number,
  before: Rule | undefined,
  { listed, known }: Known,
  unknown: Set<string>,
  report: GuidelineImport,
): Rule {
  const classes = rule.classes.flatMap((name) => {
    const id = known.get(name.toLowerCase());
    if (!id) unknown.add(name);
    return id ?? [];
  });
  const attributes = attributesNamed(rule.attributes, listed);
  for (const about of rule.attributes) if (!known.has(about.class.toLowerCase())) unknown.add(about.class);
  const wanted = rule.classes.length + rule.attributes.length;
  const lost = wanted > 0 && classes.length + attributes.length === 0;
  const examples = rule.examples.flatMap(({ verdict, sha256, region, note }) => {
    const image = sha256 === '' ? undefined : imageById(db, imageIdOf(sha256));
    if (image) return [{ verdict, image: image.id, region, note }];
    report.lostExamples++;
    return [];
  });
  const status = lost && rule.status === 'active' ? 'proposed' : rule.status;
  const { attributes: _names, ...words } = rule;
  const about = attributes.length > 0 ? { attributes } : {};
  return {
    ...words,
    classes,
    ...about,
    examples,
    status,
    order: before?.order ?? order,
    question: before?.question ?? null,
  };
}

function parsed(path: string, text: string): DocumentRule[] {
  try {
    return parseGuideline(text);
  } catch (error) {
    if (!(error instanceof MalformedGuideline)) throw error;
    const { line, reason } = error;
    throw new UserError(
      'guideline.malformed',
      { path, line, reason },
      `${path}, line ${line}: ${reason}. Nothing was imported.`,
    );
  }
}

async function readText(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw cannotRead(path, 'no file');
      if (stats.size > MOST_BYTES) throw cannotRead(path, `${stats.size} bytes`);
      return await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotRead(path, error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
}

function cannotRead(path: string, reason: string): UserError {
  return new UserError(
    'guideline.cannotRead',
    { path, reason },
    `${path} cannot be read (${reason}). Choose the folder that a guideline was exported to.`,
  );
}
