import type { annotateContract } from '@shared/contract/annotate';
import type { classesContract } from '@shared/contract/classes';
import type { tagsContract } from '@shared/contract/tags';
import type { Handlers } from '@shared/contract/define';
import type { propagateContract } from '@shared/contract/propagate';
import { classUsages, listClasses } from '@main/db/queries/classes';
import { relationNames } from '@main/db/queries/relations';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import { deleteClass, orderClasses, putClass } from './classes';
import { decidePredictions } from './decide';
import { loadDocument } from './document';
import { mergeClasses } from './merge-classes';
import { imageTags, setTag } from './tags';
import { editImage, redoOnImage, undoOnImage } from './edit';
import { propagate, takeBack } from './propagate';

type AnnotateContract = typeof annotateContract &
  typeof classesContract &
  typeof tagsContract &
  typeof propagateContract;

export function annotateHandlers(session: Session): Handlers<AnnotateContract> {
  async function edited<T>(touched: Parameters<Session['announce']>[0], work: () => T): Promise<T> {
    const result = await whenFree(work);
    session.announce(touched);
    return result;
  }

  return {
    'annotate.load': ({ image }) => loadDocument(session.store, image),
    'annotate.edit': (input) => edited({ images: [input.image] }, () => editImage(session.store, input)),
    'annotate.decide': (input) => edited({ images: [input.image] }, () => decidePredictions(session.store, input)),
    'annotate.relationNames': () => relationNames(session.store.db),
    'annotate.undo': ({ image }) => edited({ images: [image] }, () => undoOnImage(session.store, image)),
    'annotate.redo': ({ image }) => edited({ images: [image] }, () => redoOnImage(session.store, image)),
    'annotate.propagate': (input) => edited({ images: input.images }, () => propagate(session.store, input)),
    'annotate.takeBack': (input) =>
      edited({ images: input.made.map(({ image }) => image) }, () => takeBack(session.store, input)),
    'classes.list': () => listClasses(session.store.db),
    'tags.of': ({ image }) => imageTags(session.store, image),
    'tags.set': (input) => edited({ images: [input.image] }, () => setTag(session.store, input)),
    'classes.uses': () => classUsages(session.store.db),
    'classes.order': ({ ids }) => edited({ images: [], classes: true }, () => orderClasses(session.store, ids)),
    'classes.merge': async ({ from, into }) => {
      try {
        return await mergeClasses(session.store, from, into);
      } finally {
        session.announce({ images: null, classes: true, guidelines: true });
      }
    },
    'classes.put': (input) => edited({ images: [], classes: true }, () => putClass(session.store, input)),
    'classes.delete': ({ id }) => edited({ images: [], classes: true }, () => deleteClass(session.store, id)),
  };
}
