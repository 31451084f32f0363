import type { AnnotateDoor } from '@renderer/features/annotate/session/door';
import type { EditResult, ImageDocument, Operation } from '@shared/contract/annotate';
import type { EventPayload } from '@shared/contract/events';

/** Keeps one image in memory as the main process would, answering when it is let. */
export class MemoryDoor implements AnnotateDoor {
  readonly sent: string[] = [];
  #document: ImageDocument;
  #revision = 1;
  #past: { before: ImageDocument; label: string }[] = [];
  #future: ImageDocument[] = [];
  #failures = 0;
  #held: (() => void)[] | null = null;
  readonly #listeners = new Set<(change: EventPayload<'project.changed'>) => void>();

  constructor(document: ImageDocument) {
    this.#document = document;
  }

  get document(): ImageDocument {
    return this.#document;
  }

  /** The next `count` commits fail. */
  fail(count: number): void {
    this.#failures = count;
  }

  /** Answers nothing until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const answer of held) answer();
  }

  /** Somebody else changes the image. */
  changeFromOutside(change: (document: ImageDocument) => ImageDocument): void {
    this.#document = { ...change(this.#document), revision: ++this.#revision };
    this.#announce();
  }

  /** Somebody else changes the image from another process, which is noticed only later. */
  changeUnnoticed(change: (document: ImageDocument) => ImageDocument): void {
    this.#document = { ...change(this.#document), revision: ++this.#revision };
  }

  /** Tells that others have committed something, whatever it was. */
  noticeOthers(): void {
    this.#announce(null);
  }

  load = () => this.#answer(() => structuredClone(this.#document));

  edit: AnnotateDoor['edit'] = (_image, label, operations) =>
    this.#commit(label, (document) => ({ ...document, annotations: edited(document, operations) }));

  decide: AnnotateDoor['decide'] = (_image, ids, decision) =>
    this.#commit(decision === 'accepted' ? 'accept' : 'reject', (document) => ({
      ...document,
      predictions: document.predictions.map((one) => (ids.includes(one.id) ? { ...one, decision } : one)),
    }));

  prompt: AnnotateDoor['prompt'] = (_image, { box }) =>
    this.#answer(() => ({ geometry: box, model: 'pointed@1', score: 0.8, threshold: 0.5 }));

  undo = () =>
    this.#answer(() => {
      const step = this.#past.pop();
      if (!step) throw new Error('Nothing to undo');
      this.#future.push(this.#document);
      return this.#became(step.before, step.label);
    });

  redo = () =>
    this.#answer(() => {
      const next = this.#future.pop();
      if (!next) throw new Error('Nothing to redo');
      this.#past.push({ before: this.#document, label: 'redo' });
      return this.#became(next, 'redo');
    });

  onChanged: AnnotateDoor['onChanged'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #commit(label: string, change: (document: ImageDocument) => ImageDocument): Promise<EditResult> {
    this.sent.push(label);
    return this.#answer(() => {
      if (this.#failures > 0) {
        this.#failures--;
        throw new Error('The disk is full');
      }
      this.#past.push({ before: this.#document, label });
      this.#future = [];
      return this.#became(change(this.#document), null);
    });
  }

  #became(next: ImageDocument, label: string | null): EditResult {
    const before = this.#document;
    const known = new Map(before.annotations.map((one) => [one.id, JSON.stringify(one)]));
    const left = new Set(next.annotations.map(({ id }) => id));
    this.#document = { ...next, revision: ++this.#revision };
    this.#announce();
    return structuredClone({
      revision: this.#revision,
      history: {
        undo: this.#past.at(-1)?.label ?? null,
        redo: this.#future.length > 0 ? 'redo' : null,
        depth: this.#past.length,
      },
      annotations: next.annotations.filter((one) => known.get(one.id) !== JSON.stringify(one)),
      deleted: before.annotations.filter(({ id }) => !left.has(id)).map(({ id }) => id),
      predictions: next.predictions.filter((one, index) => one !== before.predictions[index]),
      relations: [],
      unrelated: [],
      label,
      skipped: 0,
    });
  }

  #announce(images: EventPayload<'project.changed'>['images'] = [this.#document.image.id]): void {
    const change = { revision: this.#revision, images, listing: false, classes: false };
    for (const listener of this.#listeners) listener(change);
  }

  async #answer<T>(work: () => T): Promise<T> {
    if (this.#held) await new Promise<void>((resolve) => this.#held!.push(resolve));
    else await Promise.resolve();
    return work();
  }
}

function edited(document: ImageDocument, operations: readonly Operation[]): ImageDocument['annotations'] {
  const annotations = new Map(document.annotations.map((one) => [one.id, one]));
  for (const operation of operations) {
    if (operation.type === 'relate' || operation.type === 'unrelate') continue;
    if (operation.type === 'delete') annotations.delete(operation.id);
    else {
      const { id, class: labelClass, geometry } = operation;
      const old = annotations.get(id);
      const author = old?.author ?? document.annotations[0]!.author;
      annotations.set(id, { id, class: labelClass, geometry, author, source: old?.source ?? { type: 'drawn' } });
    }
  }
  return [...annotations.values()];
}
