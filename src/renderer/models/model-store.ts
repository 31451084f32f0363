import i18next from 'i18next';
import { createStore } from 'zustand/vanilla';
import type { ModelView } from '@shared/contract/prelabel';
import type { ImageId } from '@shared/model/ids';
import { call } from '../bridge/bridge';

interface ModelStore {
  /** Null until they were read. */
  readonly models: readonly ModelView[] | null;
  /** The file that is about to become a model, and an image to try it on; null: the dialog is closed. */
  readonly adding: { readonly file: string; readonly image: ImageId | null } | null;
  /** `<id>@<version>` of the model that reads text; null: the first there is. This machine remembers it. */
  readonly reader: string | null;
}

const READER_KEY = 'plumbline.models.reader';

/** The models of this machine. */
export const modelStore = createStore<ModelStore>(() => ({
  models: null,
  adding: null,
  reader: localStorage.getItem(READER_KEY),
}));

export async function readModels(): Promise<void> {
  modelStore.setState({ models: await call('models.list', {}) });
}

/** Asks for an .onnx file, and shows what it is; from any screen. */
export async function chooseModelToAdd(image: ImageId | null): Promise<void> {
  const [file] = await call('dialogs.chooseFiles', { title: i18next.t('models.add.title'), kind: 'model' });
  if (file) modelStore.setState({ adding: { file, image } });
}

export function closeAdding(): void {
  modelStore.setState({ adding: null });
}

export async function removeModel(model: string): Promise<void> {
  modelStore.setState({ models: await call('models.remove', { model }) });
}

/** Text is read by this model from now on. */
export function chooseReader(reader: string): void {
  localStorage.setItem(READER_KEY, reader);
  modelStore.setState({ reader });
}
