import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { newOwnId } from '../../../bridge/new-own-id';
import { liveState } from '../../../bridge/live-state';
import { pickUp } from '../../../canvas/tools/active-tool';
import { showError } from '../../../i18n/show-error';
import { baseName } from '../../../ui/paths';
import { classStyles } from '../classes/class-styles';
import { annotateDoor } from './door';
import { templatesById } from '../skeletons/templates-by-id';
import { keepHabits, readHabits } from './habits';
import { hand } from './hand';
import { keepLocks, readLocks } from './locks';
import { openSession, type Session } from './session';
import { keepUnsaved, takeUnsaved } from './unsaved';

interface Opened {
  /** Of the image that was asked for, or of the one before while it is being read. */
  readonly session: Session | null;
  readonly error: unknown;
}

/** Keeps a session open for an image; leaving it ends its gesture and lets its edits go on. */
export function useSession(image: ImageId): Opened {
  const [opened, setOpened] = useState<Opened>({ session: null, error: null });
  const shown = useRef<Session | null>(null);
  useEffect(() => {
    let left = false;
    let own: Session | null = null;
    const project = liveState.getState().project?.path ?? '';
    const options = { door: annotateDoor, newId: () => newOwnId<AnnotationId>(), report: showError };
    openSession(image, options).then(
      (session) => {
        if (left) return session.dispose();
        own = session;
        // Tools and classes are chosen also while the next image is being read.
        if (shown.current) carry(shown.current);
        shown.current = session;
        takeUp(session);
        session.editor.setLocked(readLocks(project));
        keepLocks(session, project);
        session.store.setState({ failure: takeUnsaved(project, image) });
        setOpened({ session, error: null });
      },
      (error: unknown) => {
        if (left) return;
        shown.current = null;
        setOpened({ session: null, error });
      },
    );
    return () => {
      left = true;
      if (own) void putDown(own, project);
    };
  }, [image]);
  return opened;
}

/** The tool, class and threshold in use come along to the next image. */
function takeUp(session: Session): void {
  const { classes, templates } = liveState.getState();
  const { tool, activeClass, threshold, suggestedClass, relationName } = hand.getState();
  session.editor.store.setState({
    ...classStyles(classes, activeClass),
    templates: templatesById(templates),
    threshold,
    relationName: relationName ?? i18next.t('relations.usual'),
    suggestedClass,
    active: pickUp(tool),
    ...readHabits(),
  });
  keepHabits(session);
}

/** What was chosen with this image in view is what the next one begins with. */
function carry(session: Session): void {
  const { active, activeClass, threshold, suggestedClass } = session.editor.store.getState();
  hand.setState({ tool: active.name, activeClass, threshold, suggestedClass });
}

async function putDown(session: Session, project: string): Promise<void> {
  carry(session);
  await session.settle();
  session.dispose();
  const { failure } = session.store.getState();
  if (failure === null) return;
  keepUnsaved(project, session.image.id, failure);
  const place = { name: baseName(session.image.path), count: failure.tasks.length };
  showError(failure.error, i18next.t('annotate.save.left', place));
}
