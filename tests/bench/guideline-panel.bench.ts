import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { AnnotationId, CaseMemberId, ClassId, RareCaseId, RootId, RuleId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { annotationById } from '@main/db/queries/annotations';
import type { Store } from '@main/db/store';
import { draftState } from '@main/guidelines/draft-changes';
import { impactOfDraft } from '@main/guidelines/impact';
import { panelFor } from '@main/guidelines/panel';
import { publish } from '@main/guidelines/publish';
import { searchGuideline } from '@main/guidelines/search';

// What the panel costs at each selection with 2,000 rules (10 MB) and 5,000 cases, against the least that a selection
// costs anyway: reading the label that was selected.

const rules = 2000;
const cases = 5000;
const classCount = 40;
const labels = 2000;
const rounds = 200;

const words = 'A box covers what can be seen of the object, and no more. '.repeat(90);

function fill(store: Store): AnnotationId[] {
  const root = newId<RootId>();
  const sha256 = 'ab'.repeat(32);
  const image = imageIdOf(sha256);
  const classes = Array.from({ length: classCount }, () => newId<ClassId>());
  const region = { type: 'box', x: 1, y: 1, width: 20, height: 10 } as const;
  const picture = { sha256, root, path: 'a.jpg', width: 640, height: 480, format: 'jpeg', bytes: 1000 } as const;
  const drawn = Array.from({ length: labels }, () => newId<AnnotationId>());
  const classOf = (index: number): ClassId => classes[index % classCount]!;
  const drafts: Draft[] = [
    { kind: 'root', entity: root, value: { name: 'pictures' } },
    { kind: 'image', entity: image, value: { ...picture, bitDepth: 8, addedAt: '2026-01-01T00:00:00.000Z' } },
    ...classes.map((entity, order): Draft => ({
      kind: 'class',
      entity,
      value: { name: `class ${order}`, colour: '#e69f00', order },
    })),
    ...Array.from({ length: rules }, (_, order): Draft => ({
      kind: 'rule',
      entity: newId<RuleId>(),
      value: {
        title: `Rule ${order}`,
        classes: [classOf(order)],
        situation: '',
        text: `${order}. ${words}`,
        rationale: '',
        examples: [{ verdict: 'good', image, region, note: '' }],
        status: 'active',
        order,
        question: null,
      },
    })),
    ...drawn.map((entity, index): Draft => ({
      kind: 'annotation',
      entity,
      value: { image, class: classOf(index), author: store.member, geometry: region, source: { type: 'drawn' } },
    })),
    ...Array.from({ length: cases }, (_, index) => index).flatMap((index): Draft[] => {
      const entity = newId<RareCaseId>();
      const readings = [{ text: 'One way to read it', class: classOf(index) }];
      const fixed = { signals: [], owner: null, rule: null, target: 0, question: null };
      const member = { image, region, annotation: drawn[index % labels]!, addedBy: store.member };
      return [
        {
          kind: 'rareCase',
          entity,
          value: { ...fixed, title: `Case ${index}`, readings, decision: 'Decided.', state: 'decided' },
        },
        {
          kind: 'caseMember',
          entity: newId<CaseMemberId>(),
          value: { ...member, case: entity, signal: 'disagreement' },
        },
      ];
    }),
  ];
  commit(store, drafts, 'no-undo');
  return drawn;
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantiles(times: readonly number[]): { readonly medianMs: number; readonly p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const store = createStore(
    join(folder, 'guideline.plumb'),
    { name: 'Bench', template: 'objects' },
    { name: 'Ada', role: 'lead' },
  );
  const drawn = fill(store);
  const selected = (round: number): AnnotationId => drawn[(round * 7919) % drawn.length]!;
  const impactMs = time(() => impactOfDraft(store, []));
  const base = draftState(store).base.map(({ id }) => id);
  const publishMs = time(() => publish(store, { base, reason: 'Bench', scopes: [] }));
  const firstMs = time(() => panelFor(store, { class: null, annotation: selected(0) }));
  const all = Array.from({ length: rounds }, (_, round) => round);
  const panel = quantiles(
    all.map((round) => time(() => panelFor(store, { class: null, annotation: selected(round) }))),
  );
  const floor = quantiles(all.map((round) => time(() => annotationById(store.db, selected(round)))));
  const search = quantiles(all.slice(0, 20).map(() => time(() => searchGuideline(store, 'nothing of the kind'))));
  store.db.close();
  const sizes = { rules, cases, labels, megabytes: Math.round((rules * words.length) / 1e6) };
  const costs = { panel, floor, ratio: panel.medianMs / floor.medianMs, firstMs, search, impactMs, publishMs };
  process.stdout.write(`${JSON.stringify({ name: 'guideline-panel', cores: cpus().length, ...sizes, ...costs })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
