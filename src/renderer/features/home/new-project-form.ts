import type { FormatName } from '@shared/contract/formats';
import type { Template } from '@shared/model/project';
import { baseName, joinPath, parentFolder, safeFileName } from '../../ui/paths';

/** What the dialog asks for. Name and place follow from the pictures until the person writes their own. */
export interface NewProjectForm {
  /** Folders and files of pictures; may be empty. */
  readonly pictures: readonly string[];
  readonly name: string;
  readonly nameIsOwn: boolean;
  readonly template: Template;
  /** Names of the first classes, in order. */
  readonly classes: readonly string[];
  /** Where the `.plumb` file goes. */
  readonly path: string;
  readonly pathIsOwn: boolean;
  readonly labels: { readonly format: FormatName; readonly path: string } | null;
}

export const emptyForm: NewProjectForm = {
  pictures: [],
  name: '',
  nameIsOwn: false,
  template: 'objects',
  classes: [],
  path: '',
  pathIsOwn: false,
  labels: null,
};

export function withPictures(form: NewProjectForm, pictures: readonly string[]): NewProjectForm {
  const first = pictures[0];
  const name = form.nameIsOwn || first === undefined ? form.name : baseName(first).replace(/\.[a-z]{3,4}$/i, '');
  return placed({ ...form, pictures, name });
}

export function withName(form: NewProjectForm, name: string): NewProjectForm {
  return placed({ ...form, name, nameIsOwn: name !== '' });
}

export function withPath(form: NewProjectForm, path: string): NewProjectForm {
  return { ...form, path, pathIsOwn: path !== '' };
}

/** Beside the pictures, under the project's name: the picture folder itself stays as it was found. */
function placed(form: NewProjectForm): NewProjectForm {
  const first = form.pictures[0];
  const name = safeFileName(form.name);
  if (form.pathIsOwn || first === undefined) return form;
  return { ...form, path: name === '' ? '' : joinPath(parentFolder(first), `${name}.plumb`) };
}

export type FormProblem = 'name' | 'path' | 'labels';

/** What is still missing, in the order of the fields. */
export function problemsOf(form: NewProjectForm): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  if (form.name.trim() === '') problems.push('name');
  if (form.path.trim() === '') problems.push('path');
  if (form.labels?.path === '') problems.push('labels');
  return problems;
}
