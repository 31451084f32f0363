import type { TFunction } from 'i18next';
import { answerTexts } from '@shared/attributes/value-text';
import { missingAnswers } from '@shared/attributes/answers';
import { isFramed } from '@shared/geometry/frame/framed';
import type { AttributeDefinition } from '@shared/model/attribute';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { angleText } from '../../../canvas/view/measure-text';

/**
 * What a screen reader says of an object: class, kind, place and size; what was answered about it, what
 * it has to do with others, and what it says.
 */
export function describeObject(
  t: TFunction,
  name: string,
  shape: AnnotationShape,
  hidden: boolean,
  definitions: readonly AttributeDefinition[] = [],
  relations: readonly { readonly name: string; readonly other: string }[] = [],
): string {
  const answers = answerTexts(definitions, shape.attributes, { yes: t('attributes.yes'), no: t('attributes.no') });
  const missing = missingAnswers(definitions, shape.attributes).map((one) => one.name);
  return [
    describePlace(t, name, shape, hidden),
    ...(shape.truncated ? [t('annotate.objects.truncated')] : []),
    ...answers,
    ...(missing.length > 0 ? [t('attributes.missing', { names: missing.join(', ') })] : []),
    ...relations.map((relation) => t('relations.describe', relation)),
    ...(shape.transcription ? [t('transcription.says', { text: shape.transcription.text })] : []),
  ].join('. ');
}

function describePlace(t: TFunction, name: string, { geometry, bounds }: AnnotationShape, hidden: boolean): string {
  const type = t(`annotate.geometry.${geometry.type}`);
  const state = hidden ? 'yes' : 'no';
  if (isFramed(geometry)) {
    return t('annotate.objects.describeTurned', {
      name,
      type,
      hidden: state,
      x: Math.round(geometry.cx),
      y: Math.round(geometry.cy),
      width: Math.round(geometry.width),
      height: Math.round(geometry.height),
      angle: angleText(geometry.angle),
    });
  }
  if (geometry.type === 'point') {
    return t('annotate.objects.describePoint', {
      name,
      type,
      hidden: state,
      x: Math.round(geometry.x),
      y: Math.round(geometry.y),
    });
  }
  return t('annotate.objects.describe', {
    name,
    type,
    hidden: state,
    x: Math.round(bounds.minX),
    y: Math.round(bounds.minY),
    width: Math.round(bounds.maxX - bounds.minX),
    height: Math.round(bounds.maxY - bounds.minY),
  });
}
