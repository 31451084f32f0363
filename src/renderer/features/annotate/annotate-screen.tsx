import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { newOwnId } from '../../bridge/new-own-id';
import { liveState } from '../../bridge/live-state';
import { useLive } from '../../bridge/use-live';
import { registerCommands } from '../../commands/registry';
import { useKeyText } from '../../commands/use-key-text';
import { describeError } from '../../i18n/describe-error';
import { usePicture } from '../../picture/use-picture';
import { useRemembered } from '../../ui/remembered';
import classes from './annotate-screen.module.css';
import { annotateCommands } from './commands';
import { focusCanvas } from './command-context';
import { ComparedCanvas } from './compare/compared-canvas';
import { useDecided } from './decided/use-decided';
import { EditingDialogs } from './editing/editing-dialogs';
import { Filmstrip } from './filmstrip/filmstrip';
import { Inspector } from './inspector';
import { useLooks } from './look/use-looks';
import { BrushBar } from './masks/brush-bar';
import { WandBar } from './masks/wand-bar';
import { ScissorsBar } from './masks/scissors-bar';
import { PanelEdge } from './panel-edge';
import { PromptBar } from './pointing/prompt-bar';
import { ExampleDialog } from './guideline/example-dialog';
import { Preparing } from './picture/preparing';
import { AskForm } from './questions/ask-form';
import { useQuestions } from './questions/use-questions';
import { RelationBar } from './relations/relation-bar';
import { useIssuePins } from './issues/use-issue-pins';
import { Notices } from './session/notices';
import { holdWindow } from './session/hold-window';
import type { Session } from './session/session';
import { useSession } from './session/use-session';
import { classStyles } from './classes/class-styles';
import { SkeletonDialog } from './skeletons/skeleton-dialog';
import { templatesById } from './skeletons/templates-by-id';
import { StatusBar } from './status/status-bar';
import { useTags } from './tags/use-tags';
import { TranscriptionBox } from './transcription/transcription-box';
import { ToolBar } from './tools/tool-bar';

export interface AnnotateScreenProps {
  readonly imageId: ImageId;
  /** The images to go through, in order. */
  readonly imageIds: readonly ImageId[];
  readonly onOpenImage: (id: ImageId) => void;
}

const WIDTHS = { least: 240, first: 300, most: 520 };

/** Draw, correct and decide on one image after the other. */
export function AnnotateScreen({ imageId, imageIds, onOpenImage }: AnnotateScreenProps) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const { session, error } = useSession(imageId);
  const index = imageIds.indexOf(imageId);
  const { picture, failed, preparing, prepareAgain } = usePicture(
    session?.image.id ?? null,
    imageIds[index + 1] ?? null,
  );
  const [width, setWidth] = useRemembered('annotate.inspector', WIDTHS.first, isWidth);
  const leave = useLeave(session, onOpenImage);
  const questions = useQuestions(session);
  const issues = useIssuePins(session);
  const pins = useMemo(() => [...questions, ...issues], [questions, issues]);
  useTags(session);
  useDecided(session);
  useClassesOf(session);
  useLooks(session);
  useScreenCommands(session, imageId, imageIds, leave);
  useEffect(() => holdWindow(session), [session]);
  useEffect(() => {
    if (session) focusCanvas();
  }, [session]);

  return (
    <div className={classes['screen']}>
      <div className={classes['work']}>
        <ToolBar session={session} />
        <section className={classes['centre']} aria-label={t('annotate.canvas')}>
          {session && (
            <ComparedCanvas
              session={session}
              picture={picture}
              pins={pins}
              label={t('annotate.canvas.keys', { name: session.image.path, key: keyText('annotate.view.next-part') })}
            />
          )}
          {error !== null && <p className={classes['problem']}>{describeError(t, error)}</p>}
          {failed && (
            <p className={classes['problem']}>{t('annotate.picture.missing', { name: session?.image.path ?? '' })}</p>
          )}
          {session && <EditingDialogs session={session} following={imageIds.slice(index + 1)} />}
          {session && <BrushBar session={session} />}
          {session && <WandBar session={session} />}
          {session && <ScissorsBar session={session} />}
          {session && <PromptBar session={session} />}
          {session && <RelationBar session={session} />}
          {preparing && <Preparing {...preparing} onAgain={prepareAgain} />}
          {session && <Notices session={session} />}
          {session && <TranscriptionBox session={session} />}
          {session && <AskForm session={session} />}
          <SkeletonDialog />
          <ExampleDialog />
        </section>
        <PanelEdge width={width} least={WIDTHS.least} most={WIDTHS.most} onResize={setWidth} />
        <aside className={classes['inspector']} style={{ width }} aria-label={t('annotate.inspector')}>
          {session && <Inspector session={session} />}
        </aside>
      </div>
      <Filmstrip imageIds={imageIds} current={imageId} onOpen={leave} />
      <StatusBar session={session} index={index} count={imageIds.length} />
    </div>
  );
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= WIDTHS.least && value <= WIDTHS.most;
}

/** Leaving an image waits until its work is saved; what could not be saved keeps the person there. */
function useLeave(session: Session | null, onOpenImage: (id: ImageId) => void): (id: ImageId) => void {
  return (id) => {
    if (session === null) return onOpenImage(id);
    void session.settle().then((saved) => saved && onOpenImage(id));
  };
}

function useClassesOf(session: Session | null): void {
  const known = useLive((state) => state.classes);
  const templates = useLive((state) => state.templates);
  useEffect(() => {
    session?.editor.store.setState((state) => classStyles(known, state.activeClass));
  }, [session, known]);
  useEffect(() => {
    session?.editor.store.setState({ templates: templatesById(templates) });
  }, [session, templates]);
}

function useScreenCommands(
  session: Session | null,
  imageId: ImageId,
  imageIds: readonly ImageId[],
  leave: (id: ImageId) => void,
): void {
  const now = useRef({ session, imageId, imageIds, leave });
  // Before anybody can see the image: a quick key must not go to the one before.
  useLayoutEffect(() => {
    now.current = { session, imageId, imageIds, leave };
  });
  useLayoutEffect(() => {
    const neighbour = (step: 1 | -1) => now.current.imageIds[now.current.imageIds.indexOf(now.current.imageId) + step];
    return registerCommands(
      annotateCommands({
        session: () => now.current.session,
        classes: () => liveState.getState().classes,
        newId: () => newOwnId<AnnotationId>(),
        canGo: (step) => neighbour(step) !== undefined,
        go(step) {
          const id = neighbour(step);
          if (id !== undefined) now.current.leave(id);
        },
      }),
    );
  }, []);
}
