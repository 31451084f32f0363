import type { ImageTags } from '@shared/contract/tags';
import type { Tag } from '@shared/model/image-tag';
import type { ImageId } from '@shared/model/ids';
import { createStore } from 'zustand/vanilla';
import { call } from '../../../bridge/bridge';
import { showError } from '../../../i18n/show-error';

interface TagState extends ImageTags {
  readonly image: ImageId | null;
}

const nothing: TagState = { image: null, tags: [], words: [] };

/** What is said of the image under work. */
export const tagStore = createStore<TagState>(() => nothing);

export function showTags(image: ImageId | null, tags?: ImageTags): void {
  tagStore.setState(image && tags ? { image, ...tags } : nothing);
}

export function setTag(image: ImageId, tag: Tag, on: boolean): void {
  call('tags.set', { image, tag, on }).then((tags) => {
    if (tagStore.getState().image === image) showTags(image, tags);
  }, showError);
}
