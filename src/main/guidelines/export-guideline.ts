import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { GuidelineExport } from '@shared/contract/guideline-views';
import type { VersionRef } from '@shared/contract/guidelines';
import { UserError } from '@shared/lib/user-error';
import type { DocumentExample, DocumentRule, GuidelineDocument } from '@shared/guidelines/markdown-document';
import { writeGuideline } from '@shared/guidelines/markdown-write';
import type { RuleId } from '@shared/model/ids';
import type { Rule, RuleExample } from '@shared/model/rule';
import { listClasses } from '@main/db/queries/classes';
import { listVersions } from '@main/db/queries/guideline-versions';
import { imageById } from '@main/db/queries/images';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { cutOut } from './crop';
import { attributeNames } from './attribute-names';
import { rulesOf } from './rule-sets';
import { person } from './views';

/** The file that an exported guideline stands in. */
export const GUIDELINE_FILE = 'guideline.md';

/**
 * Writes a guideline as Markdown with its crops into a folder, for people without Plumbline and for `importGuideline`.
 * The folder appears under its name when it is whole; a cancelled export leaves nothing.
 *
 * @throws UserError `guideline.folderNotEmpty`, `guideline.cannotWrite`, `guideline.unknownVersion`.
 */
export async function exportGuideline(
  store: Store,
  { folder, version }: { readonly folder: string; readonly version: VersionRef },
  { signal, progress }: JobContext,
): Promise<GuidelineExport> {
  const target = resolve(folder);
  const rules = rulesOf(store, version);
  const making = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const crops = new Crops(store, making);
  try {
    await refuseTaken(target);
    await mkdir(join(making, 'images'), { recursive: true });
    const known = listClasses(store.db);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    const written: DocumentRule[] = [];
    for (const [id, rule] of rules) {
      signal.throwIfAborted();
      progress(written.length, rules.size);
      const classes = rule.classes.flatMap((label) => names.get(label) ?? []);
      const attributes = attributeNames(rule.attributes ?? [], known);
      written.push({ ...rule, id, classes, attributes, examples: await crops.cut(id, rule) });
    }
    await writeFile(join(making, GUIDELINE_FILE), writeGuideline({ ...originOf(store, version), rules: written }));
    await rmdir(target).catch(() => undefined);
    await rename(making, target);
  } catch (error) {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
    throw cannotWrite(target, error);
  }
  return { path: target, rules: rules.size, pictures: crops.count, left: crops.left };
}

function originOf(store: Store, ref: VersionRef): Pick<GuidelineDocument, 'project' | 'version'> {
  const project = projectOf(store).name;
  const version = listVersions(store.db).find(({ id }) => id === ref);
  if (!version) return { project, version: null };
  const { number, publishedAt, reason } = version;
  return { project, version: { number, author: person(store, version.author).name, publishedAt, reason } };
}

/** Cuts the examples out one after the other: a guideline of thousands of pictures must not hold them all. */
class Crops {
  count = 0;
  readonly left: GuidelineExport['left'] = [];

  constructor(
    private readonly store: Store,
    private readonly folder: string,
  ) {}

  async cut(id: RuleId, rule: Rule): Promise<DocumentExample[]> {
    const examples: DocumentExample[] = [];
    for (const example of rule.examples) examples.push(await this.cutOne(id, rule, example));
    return examples;
  }

  private async cutOne(id: RuleId, { title }: Rule, example: RuleExample): Promise<DocumentExample> {
    const { verdict, region, note } = example;
    const image = imageById(this.store.db, example.image);
    if (!image) {
      this.left.push({
        rule: title,
        code: 'image.unknown',
        message: 'The picture of an example is not in the project.',
      });
      return { verdict, sha256: '', region, note, crop: null };
    }
    const { sha256 } = image;
    try {
      const crop = `images/${id}-${this.count + 1}-${verdict}.jpg`;
      const picture = await cutOut(image, region);
      await writeFile(join(this.folder, crop), picture);
      this.count++;
      return { verdict, sha256, region, note, crop };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.left.push({ rule: title, code: error.code, message: error.message });
      return { verdict, sha256, region, note, crop: null };
    }
  }
}

async function refuseTaken(target: string): Promise<void> {
  const present = await readdir(target).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (present.length === 0) return;
  throw new UserError(
    'guideline.folderNotEmpty',
    { path: target },
    `${target} has something in it already. Choose an empty folder.`,
  );
}

function cannotWrite(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) return error;
  const reason = String(error.code);
  return new UserError(
    'guideline.cannotWrite',
    { path, reason },
    `${path} cannot be written (${reason}). Choose another folder.`,
  );
}
