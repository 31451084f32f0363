import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { regionOf } from '@shared/embeddings/region';
import type { AnnotationId, ClassId, RuleId } from '@shared/model/ids';
import type { RuleExample } from '@shared/model/rule';
import { commit } from '@main/db/commit';
import { annotationById } from '@main/db/queries/annotations';
import { putEmbedding } from '@main/db/queries/embeddings';
import { imageById } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { impactOfDraft } from '@main/guidelines/impact';
import { listRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { publishNow, rule, team, type Team } from '@tests/support/guideline-team';

const model = Buffer.alloc(32, 7);

let people: Team;
let lead: Store;
let person: ClassId;
let car: ClassId;

beforeEach(() => {
  people = team();
  lead = people.as(people.lead);
  [person, car] = people.place.classes as [ClassId, ClassId];
});

/** A label at a place of its own; it looks as an angle says, in degrees; null: nobody has looked at it yet. */
function label(labelClass: ClassId, place: number, degrees: number | null): AnnotationId {
  const id = newId<AnnotationId>();
  const image = people.place.images[0]!;
  const geometry = { type: 'box', x: 25 * place, y: 10, width: 20, height: 20 } as const;
  const value = { image, class: labelClass, author: lead.member, geometry, source: { type: 'drawn' } as const };
  commit(lead, [{ kind: 'annotation', entity: id, value }], 'no-undo');
  const picture = imageById(lead.db, image)!;
  if (degrees === null) return id;
  const angle = (degrees * Math.PI) / 180;
  const vector = Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  putEmbedding(lead.db, model, { content: picture.sha256, region: regionOf(geometry, picture) }, vector);
  return id;
}

function exampleOf(id: AnnotationId): RuleExample {
  const { image, geometry: region } = annotationById(lead.db, id)!;
  return { verdict: 'bad', image, region, note: '' };
}

describe('labels that look like the examples of a changed rule', () => {
  let cones: AnnotationId[];
  let walker: AnnotationId;
  let coneAsCar: AnnotationId;
  let id: RuleId;

  /** Two cones that were taken for people, one that was taken for a car, and a person. */
  beforeEach(() => {
    cones = [label(person, 0, 90), label(person, 1, 95)];
    coneAsCar = label(car, 2, 88);
    walker = label(person, 3, 0);
    id = putRule(lead, null, rule('Cones are nobody', [person], { examples: [exampleOf(cones[0]!)] })).id;
  });

  const annotationsOf = ({ sample }: ReturnType<typeof impactOfDraft>) =>
    new Set(sample.map(({ annotation }) => annotation));

  it('are counted beside those of its classes, with how many are of other classes', () => {
    const impact = impactOfDraft(lead, [], model);
    expect(impact).toMatchObject({
      labels: 3,
      rules: [{ scope: 'all', alike: { labels: 3, others: 1 } }],
      looks: { model: true, unseen: 0 },
      byReason: [{ reason: 'class', labels: 3 }],
    });
    expect(annotationsOf(impact)).toEqual(new Set([...cones, walker]));
  });

  it('can be re-opened alone, or with all of its classes, and say which example they look like and how much', () => {
    const alone = impactOfDraft(lead, [{ rule: id, scope: 'alike' }], model);
    expect(annotationsOf(alone)).toEqual(new Set([...cones, coneAsCar]));
    const [first] = alone.sample.filter(({ annotation }) => annotation === cones[1]);
    expect(first).toMatchObject({ reasons: ['alike'], like: { image: people.place.images[0] } });
    expect(first!.like!.similarity).toBeCloseTo(Math.cos((5 * Math.PI) / 180), 5);
    const wide = impactOfDraft(lead, [{ rule: id, scope: 'wide' }], model);
    expect(wide.labels).toBe(4);
    expect(wide.byReason).toEqual(
      expect.arrayContaining([
        { reason: 'class', labels: 3 },
        { reason: 'alike', labels: 3 },
      ]),
    );
    const request = { base: [], reason: 'Cones', scopes: [{ rule: id, scope: 'alike' as const }] };
    expect(publishNow(lead, request, model).rechecks).toBe(3);
    const queued = listRechecks(lead, { state: 'pending', version: null, mine: false, offset: 0, limit: 10 });
    expect(new Set(queued.items.map(({ annotation }) => annotation))).toEqual(new Set([...cones, coneAsCar]));
  });

  it('tell what a rule about a situation is about, for no class does', () => {
    putRule(lead, id, rule('Hidden', [], { situation: 'Half hidden', examples: [exampleOf(walker)] }));
    const impact = impactOfDraft(lead, [], model);
    expect(impact.rules).toMatchObject([{ scope: 'alike', labels: 1 }]);
    expect(annotationsOf(impact)).toEqual(new Set([walker]));
  });

  it('are not known while nobody looked, or no model can; the other labels are', () => {
    label(person, 4, null);
    putRule(lead, null, rule('Unseen', [car], { examples: [exampleOf(label(car, 5, null))] }));
    expect(impactOfDraft(lead, [], model).looks).toEqual({ model: true, unseen: 3 });
    const blind = impactOfDraft(lead, [], null);
    expect(blind.looks).toEqual({ model: false, unseen: 0 });
    expect(blind.labels).toBe(6);
    expect(blind.rules[0]).toMatchObject({ alike: { labels: 0, others: 0 } });
  });

  it('are no question where no changed rule has an example', () => {
    putRule(lead, id, rule('Cones are nobody', [person]));
    expect(impactOfDraft(lead, [], model)).toMatchObject({ looks: null, rules: [{ alike: null }] });
  });

  it('made under the rule as it reads now stay closed', () => {
    publishNow(lead, { base: [], reason: 'Cones', scopes: [] }, model);
    const value = rule('Cones are nobody', [person], { examples: [exampleOf(cones[0]!)], text: 'Otherwise.' });
    putRule(lead, id, value);
    const base = impactOfDraft(lead, [], model).base;
    publishNow(lead, { base, reason: 'Again', scopes: [] }, model);
    expect(impactOfDraft(lead, [{ rule: id, scope: 'alike' }], model).labels).toBe(0);
  });
});
