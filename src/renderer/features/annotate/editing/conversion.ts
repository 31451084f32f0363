import { convertTargets, convertTo, type ConvertTarget } from '@shared/geometry/convert/convert';
import { keptGround, lossCodes, lossesOf, type LossCode } from '@shared/geometry/convert/losses';
import { settle } from '@shared/geometry/fit';
import type { Geometry } from '@shared/geometry/geometry';
import { problemsOf } from '@shared/geometry/operations';
import { extentOf } from '../../../canvas/editor/document';
import type { EditorState } from '../../../canvas/editor/editor-state';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { isAllowed } from '../classes/refused-shapes';
import type { Session } from '../session/session';

/** What turning the selection into one type of shape would do. */
export interface Conversion {
  readonly target: ConvertTarget;
  readonly made: readonly { readonly shape: AnnotationShape; readonly geometry: Geometry }[];
  /** Selected objects that are of the type already, or have no counterpart of it. */
  readonly left: number;
  /** Selected objects whose class does not allow the type. */
  readonly refused: number;
  /** How many of the measured objects lose what, in the order of `lossCodes`; only what some lose. */
  readonly losses: readonly { readonly code: LossCode; readonly count: number }[];
  /** Mean and least share of the ground kept, 0 to 1; null when nothing covers ground before and after. */
  readonly kept: { readonly mean: number; readonly least: number } | null;
  /** Losses and ground are measured on so many. */
  readonly measured: number;
}

/** Measuring more than this many would keep the hand waiting. */
const MOST_MEASURED = 500;

/** One for each type into which something of the selection can be turned. */
export function conversionsOf(state: Pick<EditorState, 'document' | 'selection' | 'classes'>): readonly Conversion[] {
  const selected = editableShapes(state.document, state.selection);
  const extent = extentOf(state.document);
  return convertTargets.flatMap((target) => {
    const made = selected.flatMap((shape) => {
      const converted = convertTo(shape.geometry, target);
      const geometry = converted && settle(converted, extent);
      return geometry !== null && problemsOf(geometry, extent).length === 0 ? [{ shape, geometry }] : [];
    });
    const allowed = made.filter(({ shape, geometry }) => isAllowed(state, { class: shape.class, geometry }));
    if (made.length === 0) return [];
    return [measured(target, allowed, made.length - allowed.length, selected.length - made.length)];
  });
}

function measured(target: ConvertTarget, made: Conversion['made'], refused: number, left: number): Conversion {
  const sample = made.slice(0, MOST_MEASURED);
  const lost = sample.map(({ shape, geometry }) => lossesOf(shape.geometry, geometry));
  const kept = sample.flatMap(({ shape, geometry }) => keptGround(shape.geometry, geometry) ?? []);
  return {
    target,
    made,
    left,
    refused,
    losses: lossCodes
      .map((code) => ({ code, count: lost.filter((codes) => codes.has(code)).length }))
      .filter(({ count }) => count > 0),
    kept:
      kept.length === 0
        ? null
        : { mean: kept.reduce((sum, value) => sum + value, 0) / kept.length, least: Math.min(...kept) },
    measured: sample.length,
  };
}

/** All of it is one step of undo. */
export function convert(session: Session, { made }: Conversion): void {
  session.edit(
    'convert',
    made.map(({ shape, geometry }) => put(shape.id, shape.class, geometry)),
  );
}
