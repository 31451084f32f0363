import type { LabelClass } from '@shared/model/label-class';
import type { ClassId } from '@shared/model/ids';
import { imageFilterSchema, type ImageFilter } from '@shared/contract/images';
import { UsageError } from './exit-codes';

const states = imageFilterSchema.shape.state.options;

/** What `--help` says of queries. */
export const queryHelp = `A query is what the gallery filters by, all of which must hold:
  state:<state>   ${states.join(', ')}
  class:<name>    images with a label or a tag of this class; "quotes" around a name with spaces
  path:<text>     part of the path; a word alone means the same`;

/**
 * Reads a query such as `state:unlabelled class:"traffic light" night/`.
 *
 * @throws UsageError that names what was not understood and what there is.
 */
export function parseImageQuery(
  text: string,
  classes: readonly (Pick<LabelClass, 'name'> & { readonly id: ClassId })[],
): ImageFilter {
  const words: string[] = [];
  let filter: ImageFilter = { text: '', class: null, state: 'all' };
  for (const [, key, quoted, plain] of text.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain ?? '';
    switch (key?.toLowerCase()) {
      case undefined:
      case 'path':
        words.push(value);
        break;
      case 'state':
        filter = { ...filter, state: stateOf(value) };
        break;
      case 'class':
        filter = { ...filter, class: classOf(value, classes) };
        break;
      default:
        throw new UsageError(`A query has no "${key}:". It has state:, class: and path:.`);
    }
  }
  return { ...filter, text: words.join(' ') };
}

function stateOf(value: string): ImageFilter['state'] {
  const found = states.find((state) => state === value.toLowerCase());
  if (found) return found;
  throw new UsageError(`There is no state "${value}". There are: ${states.join(', ')}.`);
}

function classOf(value: string, classes: readonly (Pick<LabelClass, 'name'> & { readonly id: ClassId })[]): ClassId {
  const found = classes.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  if (found) return found.id;
  const known = classes.map(({ name }) => name).join(', ');
  throw new UsageError(`There is no class "${value}" in the project. There are: ${known || 'none'}.`);
}
