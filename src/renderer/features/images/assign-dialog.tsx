import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MemberView } from '@shared/contract/team';
import type { MemberId } from '@shared/model/ids';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { useAnswer } from '../../bridge/use-answer';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import classes from './dialogs.module.css';
import { listing } from './listing';
import { showMessage } from '../../ui/show-message';

/** Asks people to label the selected images, or else all that are listed. */
export function AssignDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { ids, selection } = useStore(listing);
  const images = selection.selected.size > 0 ? [...selection.selected] : [...(ids ?? [])];
  const { value: team } = useAnswer('team.view', {});
  const people = team?.members.filter(({ revoked }) => !revoked) ?? [];
  const [chosen, setChosen] = useState<readonly MemberId[]>([]);
  const [overlap, setOverlap] = useState(1);
  const [honeypots, setHoneypots] = useState(0);
  const { value: gold } = useAnswer('gold.view', mayKnowGold() ? {} : null);
  const [batch, setBatch] = useState('');
  const [due, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const task = useTask();
  const submit = () => {
    setTried(true);
    if (chosen.length === 0 || batch.trim() === '' || images.length === 0) return;
    task.start(async () => {
      const members = people.map(({ id }) => id).filter((id) => chosen.includes(id));
      const request = { images, members, overlap, batch: batch.trim(), due: due === '' ? null : due, honeypots };
      const { assigned, images: count } = await call('assignments.assign', request);
      showMessage({
        title: t('assign.title'),
        message: t('assign.done', { assigned, images: count }),
        withBorder: true,
        role: 'status',
        closeButtonProps: { 'aria-label': t('common.close') },
      });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('assign.title')}
      action={t('assign.start')}
      onClose={onClose}
      onSubmit={submit}
      busy={task.busy}
      disabled={images.length === 0}
      failure={task.failure}
    >
      <p className={classes['what']}>
        {t(selection.selected.size > 0 ? 'assign.selected' : 'assign.listed', { count: images.length })}
      </p>
      <TextInput
        data-autofocus
        label={t('assign.batch')}
        value={batch}
        maxLength={200}
        error={tried && batch.trim() === '' && t('assign.batch.missing')}
        onChange={(event) => setBatch(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('assign.members')}
        value={[...chosen]}
        error={tried && chosen.length === 0 && t('assign.members.missing')}
        onChange={(values) => setChosen(people.map(({ id }) => id).filter((id) => values.includes(id)))}
      >
        <div className={classes['people']}>
          {people.map((member) => (
            <Person key={member.id} member={member} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes['row']}>
        <NumberInput
          className={classes['grow']}
          label={t('assign.overlap')}
          description={t('assign.overlap.hint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          size="xs"
          min={1}
          max={20}
          allowDecimal={false}
          clampBehavior="strict"
          value={overlap}
          onChange={(value) => setOverlap(typeof value === 'number' ? value : 1)}
        />
        <TextInput
          className={classes['grow']}
          type="date"
          label={t('assign.due')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </div>
      {gold !== null && gold.images.length > 0 && (
        <NumberInput
          label={t('gold.honeypots')}
          description={t('gold.honeypots.hint', { count: gold.images.length })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          size="xs"
          min={0}
          max={gold.images.length}
          allowDecimal={false}
          clampBehavior="strict"
          value={honeypots}
          onChange={(value) => setHoneypots(typeof value === 'number' ? value : 0)}
        />
      )}
    </FormDialog>
  );
}

function mayKnowGold(): boolean {
  return (liveState.getState().project?.member.role ?? 'annotator') !== 'annotator';
}

function Person({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      value={member.id}
      label={
        <>
          {member.name}{' '}
          <span className={classes['dim']}>
            {t(`common.role.${member.role}`)} · {t('assign.members.load', { open: member.assigned - member.done })}
          </span>
        </>
      }
    />
  );
}
