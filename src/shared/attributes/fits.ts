import { assertNever } from '../lib/assert';
import type { AttributeDefinition, AttributeValue } from '../model/attribute';

/** True for a value that the definition allows as it is now. */
export function fits(definition: AttributeDefinition, value: AttributeValue): boolean {
  switch (definition.type) {
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'number':
      return typeof value === 'number' && fitsNumber(definition, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return definition.options.some(({ id }) => id === value);
    case 'multi': {
      const ids = new Set<string>(definition.options.map(({ id }) => id));
      return Array.isArray(value) && value.length > 0 && value.every((id: string) => ids.has(id));
    }
    default:
      return assertNever(definition);
  }
}

/** How far a value may lie off a step, as a share of the step: 0.3 is three steps of 0.1 only nearly. */
const STEP_TOLERANCE = 1e-6;

function fitsNumber({ min, max, step }: AttributeDefinition & { type: 'number' }, value: number): boolean {
  if (!Number.isFinite(value) || value < (min ?? -Infinity) || value > (max ?? Infinity)) return false;
  if (step === undefined) return true;
  const steps = (value - (min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) <= STEP_TOLERANCE;
}
