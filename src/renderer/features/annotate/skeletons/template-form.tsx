import { Button, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconFlipVertical, IconLetterCase, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointId } from '@shared/geometry/skeleton/skeleton';
import type { ClassId } from '@shared/model/ids';
import { addJoint, freeName, mirrorLayout, pairUpByName } from '@shared/skeleton/edit-template';
import { newId } from '@shared/changes/new-id';
import { useLive } from '../../../bridge/use-live';
import { IconButton } from '../../../ui/icon-button';
import { sideInk } from '../../../canvas/view/painting/side-ink';
import { JointDetails } from './joint-details';
import { LayoutCanvas } from './layout-canvas';
import classes from './skeleton-dialog.module.css';
import type { Draft, DraftEdits } from './use-draft';

/** One template: its layout on the left, its joints on the right. */
export function TemplateForm({ draft, edits }: { readonly draft: Draft; readonly edits: DraftEdits }) {
  const { t } = useTranslation();
  const known = useLive((state) => state.classes);
  const [mode, setMode] = useState<'move' | 'join'>('move');
  const [selected, setSelected] = useState<JointId | null>(null);
  const { template } = draft;
  const joint = template.joints.find(({ id }) => id === selected) ?? null;

  function add(at: { readonly x: number; readonly y: number }): void {
    const id = jointId();
    edits.change(addJoint(template, id, freeName(template, t('skeletons.joint.stem')), at));
    setSelected(id);
  }

  return (
    <>
      <div className={classes['line']}>
        <TextInput
          label={t('skeletons.name')}
          value={template.name}
          maxLength={200}
          onChange={(event) => edits.change({ ...template, name: event.currentTarget.value }, 'template name')}
          flex={1}
        />
        <MultiSelect
          label={t('skeletons.classes')}
          placeholder={template.classes.length === 0 ? t('skeletons.everyClass') : undefined}
          data={known.map(({ id, name }) => ({ value: id, label: name }))}
          value={template.classes}
          searchable
          onChange={(ids) => {
            const chosen = known.flatMap(({ id }): ClassId[] => (ids.includes(id) ? [id] : []));
            edits.change({ ...template, classes: chosen });
          }}
          flex={1}
        />
      </div>
      <div className={classes['work']}>
        <div className={classes['drawing']}>
          <div className={classes['tools']}>
            <SegmentedControl
              size="xs"
              aria-label={t('skeletons.mode')}
              value={mode}
              onChange={(value) => {
                setMode(value === 'join' ? 'join' : 'move');
                setSelected(null);
              }}
              data={(['move', 'join'] as const).map((value) => ({ value, label: t(`skeletons.mode.${value}`) }))}
            />
            <span className={classes['gap']} />
            <IconButton
              label={t('skeletons.mirror')}
              icon={IconFlipVertical}
              disabled={template.pairs.length === 0}
              onClick={() => edits.change(mirrorLayout(template))}
            />
            <IconButton
              label={t('skeletons.pairByName')}
              icon={IconLetterCase}
              onClick={() => edits.change(pairUpByName(template))}
            />
            <IconButton
              label={t('annotate.edit.undo')}
              icon={IconArrowBackUp}
              disabled={draft.past.length === 0}
              onClick={edits.undo}
            />
          </div>
          <LayoutCanvas
            template={template}
            selected={selected}
            mode={mode}
            onSelect={setSelected}
            onChange={edits.change}
            onAdd={add}
          />
          <p className={classes['hint']}>{t(`skeletons.mode.${mode}Hint`)}</p>
        </div>
        <div className={classes['side']}>
          <div className={classes['head']}>
            <h3 className={classes['title']}>{t('skeletons.jointCount', { count: template.joints.length })}</h3>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconPlus size={13} stroke={1.6} />}
              onClick={() => add({ x: 0.5, y: 0.5 })}
            >
              {t('skeletons.joint.add')}
            </Button>
          </div>
          <ul className={classes['joints']}>
            {template.joints.map(({ id, name, side }) => (
              <li key={id}>
                <button
                  type="button"
                  className={classes['row']}
                  aria-pressed={id === selected}
                  onClick={() => setSelected(id)}
                >
                  <span className={classes['dot']} style={{ background: sideInk(side, 'var(--plumb-text)') }} />
                  {name}
                </button>
              </li>
            ))}
          </ul>
          {joint && <JointDetails key={joint.id} template={template} joint={joint} onChange={edits.change} />}
        </div>
      </div>
    </>
  );
}

/** Random, so that no joint ever gets the id of one that was deleted. */
function jointId(): JointId {
  return `j-${newId().slice(-12)}`;
}
