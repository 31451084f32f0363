import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { AttributeId, OptionId } from '@shared/model/attribute';
import type { AnnotationId, CaseMemberId, ImageTagId, MemberId, RareCaseId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { agreementReport } from '@main/consensus/agreement-report';
import { weekOf } from '@main/consensus/agreement-parts';
import { agreementTable } from '@main/consensus/agreement-table';
import { annotatorNames, rateObjects } from '@main/consensus/rate-objects';
import { consensusReport } from '@main/consensus/report';
import type { Store } from '@main/db/store';
import { box } from '@tests/support/temporary-store';
import { teamOnImages } from './team-on-images';

const everything = ['class', 'attribute', 'rule', 'case', 'tag', 'week', 'annotator'] as const;

function reportOf(store: Store, by: readonly (typeof everything)[number][] = everything) {
  const read = rateObjects(store, new Set(annotatorNames(store).values()), 0.5);
  return agreementReport(store, read, 'krippendorff', by);
}

/** Mina, Jun and Sofia on two cars and a sign that Sofia takes for a person, with a colour, a count, options and a text. */
function describedProject() {
  const team = teamOnImages();
  const { store, classes, images, mina, jun, sofia } = team;
  const [colour, wheels, extras] = [newId<AttributeId>(), newId<AttributeId>(), newId<AttributeId>()];
  const [red, blue, roof, tow] = [0, 1, 2, 3].map(() => newId<OptionId>()) as [OptionId, OptionId, OptionId, OptionId];
  const option = (id: OptionId, name: string) => ({ id, name });
  const attributes = [
    {
      id: colour,
      name: 'colour',
      required: false,
      type: 'choice',
      options: [option(red, 'red'), option(blue, 'blue')],
    },
    { id: wheels, name: 'wheels', required: false, type: 'number' },
    { id: extras, name: 'extras', required: false, type: 'multi', options: [option(roof, 'roof'), option(tow, 'tow')] },
  ];
  const label = (author: MemberId, image: number, name: number, x: number, values: object, text?: string) => {
    const id = newId<AnnotationId>();
    const transcription = text === undefined ? {} : { transcription: { text, language: 'en', legibility: 'legible' } };
    const value = { image: images[image]!, class: classes[name]!, author, geometry: box(x, 0, 100, 100) };
    commit(
      store,
      [
        {
          kind: 'annotation',
          entity: id,
          value: { ...value, source: { type: 'drawn' }, attributes: values, ...transcription },
        },
      ] as never,
      'no-undo',
    );
    return id;
  };
  commit(
    store,
    [{ kind: 'class', entity: classes[1]!, value: { name: 'car', colour: '#e69f00', order: 1, attributes } }] as never,
    'no-undo',
  );
  const first = label(mina, 0, 1, 0, { [colour]: red, [wheels]: 4, [extras]: [roof] });
  label(jun, 0, 1, 2, { [colour]: red, [wheels]: 4, [extras]: [roof, tow].sort() });
  label(mina, 1, 1, 0, { [colour]: blue, [wheels]: 3, [extras]: [tow] });
  label(jun, 1, 1, 2, { [colour]: red, [wheels]: 4, [extras]: [tow] });
  label(mina, 1, 2, 300, {}, 'EXIT 12');
  label(jun, 1, 2, 301, {}, 'EXIT 12');
  label(sofia, 1, 0, 302, {});
  const rareCase = newId<RareCaseId>();
  commit(
    store,
    [
      {
        kind: 'rareCase',
        entity: rareCase,
        value: {
          title: 'cars in parts',
          readings: [],
          signals: [],
          owner: null,
          decision: '',
          rule: null,
          target: 0,
          state: 'open',
          question: null,
        },
      },
      {
        kind: 'caseMember',
        entity: newId<CaseMemberId>(),
        value: {
          case: rareCase,
          image: images[0]!,
          region: box(0, 0, 100, 100),
          annotation: first,
          signal: 'selection',
          addedBy: store.member,
        },
      },
      {
        kind: 'imageTag',
        entity: newId<ImageTagId>(),
        value: {
          image: images[1]!,
          author: mina,
          tag: { type: 'word', word: 'night' },
          source: { type: 'drawn' },
          guideline: null,
        },
      },
    ] as never,
    'no-undo',
  );
  return team;
}

describe('the agreement of a project', () => {
  it('is told for classes, attributes, rare cases, tags, weeks and pairs', () => {
    const { groups } = reportOf(describedProject().store);
    const named = (part: string) =>
      groups.flatMap((group) => ('part' in group && group.part === part ? [[group.name, group.items] as const] : []));
    expect(groups.flatMap((group) => ('class' in group ? [group.class] : [])).sort()).toEqual([
      'car',
      'person',
      'sign',
    ]);
    expect(
      named('attribute')
        .map(([name]) => name)
        .sort(),
    ).toEqual(['car, colour', 'car, extras', 'car, wheels', 'sign, text']);
    expect(named('case')).toEqual([['cars in parts', 1]]);
    expect(named('tag')).toEqual([['night', 2]]);
    expect(named('week')).toHaveLength(1);
    expect(groups.filter((group) => 'annotators' in group)).toHaveLength(3);
  });

  it('of numbers knows their distance, of options what they share, of texts their letters', () => {
    const { groups } = reportOf(describedProject().store, ['attribute']);
    const value = (wanted: string) => groups.find((group) => 'part' in group && group.name === wanted)!.value;
    // 4 4 and 3 4: α = 1 − 3 · (0 + 2) / (2 · 4 · 0.75).
    expect(value('car, wheels')).toBeCloseTo(1 - (3 * 2) / (2 * 4 * 0.75), 12);
    // {r}{r,t} and {t}{t}: MASI 2/3 apart, {r} and {t} 1, {r,t} and {t} 2/3.
    const [observed, expected] = [2 * (2 / 3), 2 * (2 / 3 + 2 * 1 + 2 * (2 / 3))];
    expect(value('car, extras')).toBeCloseTo(1 - (3 * observed) / expected, 12);
    // Both read the same: nothing varies.
    expect(value('sign, text')).toBeNull();
  });

  it('shows what is taken for what, with the images behind each cell', () => {
    const { confusion } = reportOf(describedProject().store);
    expect(confusion).toContainEqual({ one: 'person', other: 'sign', count: 2, images: ['image-1.jpg'] });
    expect(confusion).toContainEqual({ one: 'car', other: 'car', count: 2, images: ['image-0.jpg', 'image-1.jpg'] });
    // Sofia looked at the second image and marked no car.
    expect(confusion).toContainEqual({ one: null, other: 'car', count: 2, images: ['image-1.jpg'] });
  });

  it('tells a lead how reliable everybody is, and anybody else of themselves alone', async () => {
    const { store, jun } = describedProject();
    expect(reportOf(store).reliability.map(({ annotator }) => annotator)).toEqual(['Jun', 'Mina', 'Sofia']);
    for (const { accuracy, ci95 } of reportOf(store).reliability) {
      expect(ci95![0]).toBeLessThanOrEqual(accuracy);
      expect(ci95![1]).toBeGreaterThanOrEqual(accuracy);
    }
    const ofJun = { ...store, member: jun };
    const told = reportOf(ofJun);
    expect(told.reliability.map(({ annotator }) => annotator)).toEqual(['Jun']);
    expect(told.groups.flatMap((group) => ('annotators' in group ? [group.annotators.join()] : []))).toEqual(
      expect.not.arrayContaining(['Mina,Sofia']),
    );
    const settings = { threshold: 0.5, wellPlaced: 0.8, method: 'robust' } as const;
    const context = { signal: new AbortController().signal, progress: () => undefined };
    expect((await consensusReport(ofJun, settings, context)).annotators.map(({ name }) => name)).toEqual(['Jun']);
  });

  it('is a table with the snapshot in every row, and another snapshot after a change', () => {
    const { store, label, sofia } = describedProject();
    const report = reportOf(store);
    const [head, ...rows] = agreementTable(report).trim().split('\n');
    expect(head).toBe('part,name,other,value,low,high,items,ratings,percent,count,images,notes,snapshot');
    for (const part of ['all', 'shapes', 'class', 'attribute', 'case', 'annotators', 'confusion', 'reliability'])
      expect(rows.some((row) => row.startsWith(`${part},`))).toBe(true);
    for (const row of rows) expect(row.endsWith(report.snapshot)).toBe(true);
    expect(reportOf(store)).toEqual(report);
    label(sofia, 0, 1, 1);
    expect(reportOf(store).snapshot).not.toBe(report.snapshot);
  });

  it('counts who submitted, also without a label, and not who has not submitted yet', () => {
    const { store, label, submit, mina, jun, sofia } = teamOnImages();
    label(mina, 0, 0, 0);
    label(jun, 0, 0, 0);
    submit(mina, 0);
    submit(sofia, 0);
    const { ratings } = rateObjects(store, new Set(annotatorNames(store).values()), 0.5);
    expect(ratings.map(({ annotator, value }) => `${annotator}: ${value}`)).toEqual(['Mina: person', 'Sofia: absent']);
  });
});

describe('a report', () => {
  it('is the same in whatever order the labels were made', () => {
    const places = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(60)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        places.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (orders) => {
          const [one, other] = orders.map((all) => {
            const { store, label, mina, jun, sofia } = teamOnImages();
            for (const [who, name, image, x] of all) label([mina, jun, sofia][who]!, image, name, x * 5);
            const { report, confusion, reliability, disagreements } = reportOf(store, []);
            return { report, confusion, reliability, disagreements };
          });
          // Ids tell labels apart, and newer ones differ: only what two labels of one place share may.
          expect(other!.report.ratings).toBe(one!.report.ratings);
          expect(other!.confusion.map(({ count }) => count)).toEqual(one!.confusion.map(({ count }) => count));
          expect(other!.reliability.map(({ ratings }) => ratings)).toEqual(
            one!.reliability.map(({ ratings }) => ratings),
          );
        },
      ),
      { numRuns: 5 },
    );
  });
});

it.each([
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2026-11-22', '2026-W47'],
])('%s is in the week %s', (day, week) => {
  expect(weekOf(Date.parse(day))).toBe(week);
});
