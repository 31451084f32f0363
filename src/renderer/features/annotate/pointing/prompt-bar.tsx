import { Button, Loader, SegmentedControl, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ModelView } from '@shared/contract/prelabel';
import { describeError } from '../../../i18n/describe-error';
import { reportFailure } from '../../../i18n/show-error';
import { chooseModelToAdd } from '../../../models/model-store';
import { useModels } from '../../../models/use-models';
import { focusCanvas } from '../command-context';
import bar from '../masks/brush-bar.module.css';
import { setPrompting } from '../session/habits';
import type { Session } from '../session/session';
import { useDrawingKeys } from '../tools/use-drawing-keys';
import classes from './prompt-bar.module.css';
import { useSeen } from './use-seen';

/** What the model is at, and how one points, below the canvas while the tool is in hand. */
export function PromptBar({ session }: { readonly session: Session }) {
  const tool = useStore(session.editor.store, ({ active }) => active.name);
  return tool === 'prompt' ? <Pointing session={session} /> : null;
}

function Pointing({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const models = useModels()?.filter(({ task }) => task === 'prompt');
  if (!models) return null;
  return (
    <div className={bar['bar']} role="group" aria-label={t('pointing.bar')}>
      {models.length === 0 ? (
        <>
          <span className={classes['none']}>{t('pointing.none')}</span>
          <Button
            size="compact-xs"
            leftSection={<IconPlus size={13} />}
            onClick={() => reportFailure(chooseModelToAdd(session.image.id).finally(focusCanvas))}
          >
            {t('models.add')}
          </Button>
        </>
      ) : (
        <PointingWith session={session} models={models} />
      )}
    </div>
  );
}

function PointingWith({ session, models }: { readonly session: Session; readonly models: readonly ModelView[] }) {
  const { t } = useTranslation();
  const { by, makes, model: wanted } = useStore(session.editor.store, (state) => state.prompting);
  const model = models.find(({ ref }) => ref === wanted) ?? models[0]!;
  const seen = useSeen(session.image.id, model.ref);
  return (
    <>
      {models.length > 1 ? (
        <Select
          size="xs"
          w={150}
          aria-label={t('pointing.model')}
          allowDeselect={false}
          data={models.map(({ ref, name }) => ({ value: ref, label: name }))}
          value={model.ref}
          onChange={(ref) => setPrompting(session, { model: ref })}
        />
      ) : (
        <span className={bar['name']}>{model.name}</span>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('pointing.by')}
        value={by}
        onChange={(value) => setPrompting(session, { by: value })}
        data={[
          { value: 'points', label: t('pointing.by.points') },
          { value: 'box', label: t('pointing.by.box') },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('masks.makes')}
        value={makes}
        onChange={(value) => setPrompting(session, { makes: value })}
        data={[
          { value: 'mask', label: t('masks.makes.mask') },
          { value: 'polygon', label: t('masks.makes.polygon') },
        ]}
      />
      <span className={bar['hint']} aria-live="polite">
        {seen.type === 'failed' && describeError(t, seen.error)}
        {seen.type === 'looking' && (
          <span className={classes['looking']}>
            <Loader size={12} /> {t('pointing.looking')}
          </span>
        )}
        {seen.type === 'ready' && <Hint session={session} />}
      </span>
    </>
  );
}

/** What can be done next: how sure the model is once something was pointed at. */
function Hint({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const keys = useDrawingKeys();
  const by = useStore(session.editor.store, (state) => state.prompting.by);
  const held = useStore(session.editor.store, ({ active }) =>
    active.name === 'prompt' && active.state.name !== 'idle' ? active.state.held : null,
  );
  if (!held) return t(by === 'box' ? 'pointing.hint.box' : 'pointing.hint');
  if (held.isWaiting || !held.answer) return t('pointing.asking');
  if (!held.answer.geometry) return t('pointing.nothingSeen');
  const sure = t('pointing.hint.take', { percent: Math.round(held.answer.score * 100) });
  return (
    sure +
    keys([
      ['finish', 'pointing.hint.finish'],
      ['undo', 'pointing.hint.undo'],
      ['cancel', 'pointing.hint.cancel'],
    ])
  );
}
