import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { pixelValuesSchema, type ModelAnswers, type ModelDraftView, type Tried } from '@shared/contract/prelabel';
import type { ImageId } from '@shared/model/ids';
import { call } from '../bridge/bridge';
import { useLive } from '../bridge/use-live';
import { describeError } from '../i18n/describe-error';
import { reportFailure } from '../i18n/show-error';
import { Dialog } from '../ui/dialog';
import { Message } from '../ui/message';
import { useTask } from '../ui/use-task';
import classes from './add-model-dialog.module.css';
import { DraftFacts } from './draft-facts';
import { closeAdding, modelStore } from './model-store';
import { TriedPicture } from './tried-picture';

interface Props {
  /** Path of the .onnx file. */
  readonly file: string;
  /** An image to try it on. */
  readonly image: ImageId | null;
}

/** Over any screen, while a file is about to become a model. */
export function AddModelDialog() {
  const adding = useStore(modelStore, (state) => state.adding);
  return adding && <AddModel key={adding.file} {...adding} />;
}

/** What an .onnx file was found to be, what it does not tell, and how it does on one image. */
function AddModel({ file, image }: Props) {
  const { t } = useTranslation();
  const [part, setPart] = useState<string | null>(null);
  const [draft, setDraft] = useState<ModelDraftView | null>(null);
  const [needs, setNeeds] = useState<'decoder' | 'alphabet' | null>(null);
  const [answers, setAnswers] = useState<ModelAnswers>({});
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const task = useTask();
  const project = useLive((state) => state.project);
  const files = {
    model: file,
    decoder: needs === 'decoder' ? part : null,
    alphabet: needs === 'alphabet' ? part : null,
  };
  const { decoder, alphabet } = files;
  useEffect(() => {
    call('models.look', { files: { model: file, decoder, alphabet } }).then((found) => {
      setDraft(found);
      if (found.needs) setNeeds(found.needs);
    }, setFailure);
  }, [file, decoder, alphabet]);
  const change = (more: ModelAnswers) => setAnswers((before) => ({ ...before, ...more }));
  const choosePart = () => {
    const asked = call('dialogs.chooseFiles', {
      title: t('models.add.part', { part: needs ?? 'decoder' }),
      kind: needs === 'alphabet' ? 'letters' : 'model',
    });
    reportFailure(asked.then(([path]) => path && setPart(path)));
  };
  const add = async () => {
    const models = await call('models.add', { files, answers });
    modelStore.setState({ models, adding: null });
  };
  const isReady = draft !== null && draft.needs === null;
  const suggests = draft?.task === 'detect' || draft?.task === 'classify';

  return (
    <Dialog
      title={t('models.add.title')}
      closeLabel={t('common.close')}
      opened
      onClose={closeAdding}
      width={640}
      onSubmit={() => isReady && task.start(add)}
      footer={
        <>
          {draft && draft.task !== 'turn-text' && project && image && (
            <Button
              variant="default"
              disabled={!isReady || task.busy}
              onClick={() => task.start(async () => setTried(await call('models.try', { files, answers, image })))}
            >
              {t('models.add.try')}
            </Button>
          )}
          <Button variant="default" onClick={closeAdding}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={task.busy} disabled={!isReady}>
            {t('models.add.confirm')}
          </Button>
        </>
      }
    >
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
      {draft && (
        <div className={classes['form']}>
          <DraftFacts draft={draft} />
          {needs && (
            <div className={classes['part']}>
              <span>{part ?? t('models.add.needs', { part: needs })}</span>
              <Button size="compact-sm" variant="default" onClick={choosePart}>
                {t('models.add.choosePart')}
              </Button>
            </div>
          )}
          <TextInput
            data-autofocus
            label={t('models.add.name')}
            value={answers.name ?? draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          {suggests && (
            <Textarea
              label={t('models.add.labels', { count: (answers.labels ?? draft.labels).length })}
              description={t('models.add.labels.hint')}
              autosize
              minRows={2}
              maxRows={8}
              value={(answers.labels ?? draft.labels).join('\n')}
              onChange={({ currentTarget }) => change({ labels: currentTarget.value.split('\n') })}
            />
          )}
          <div className={classes['row']}>
            {draft.unsure.includes('values') && (
              <Select
                label={t('models.add.values')}
                placeholder={t('models.add.values.usual')}
                clearable
                data={pixelValuesSchema.options.map((value) => ({ value, label: t(`models.add.values.${value}`) }))}
                value={answers.values ?? null}
                onChange={(value) => change({ values: value === null ? undefined : pixelValuesSchema.parse(value) })}
              />
            )}
            {draft.unsure.includes('input-size') && (
              <NumberInput
                label={t('models.add.side')}
                min={1}
                max={8192}
                value={answers.width ?? draft.width}
                onChange={(side) => typeof side === 'number' && change({ width: side, height: side })}
              />
            )}
            {suggests && (
              <NumberInput
                label={t('models.add.threshold')}
                min={0}
                max={1}
                step={0.05}
                value={answers.threshold ?? draft.threshold}
                onChange={(value) => typeof value === 'number' && change({ threshold: value })}
              />
            )}
          </div>
          {tried && image && <TriedPicture image={image} tried={tried} />}
          {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
        </div>
      )}
    </Dialog>
  );
}
